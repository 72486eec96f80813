// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/api_reading.hpp"

#include "corpus/formats/api/api_time.hpp"
#include "corpus/formats/api/body_maker.hpp"

#include <charconv>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::api {
namespace {

std::string line_at(const Element& from, std::string_view path) {
    return path.empty() ? std::string{} : html::read_line(text_at(from, path));
}

/// The first says it where it can, else the second.
std::string either(std::string first, std::string&& second) {
    return first.empty() ? std::move(second) : std::move(first);
}

bool is_number(const std::string& text, std::int64_t& into) {
    const char* end = text.data() + text.size();
    return !text.empty() && std::from_chars(text.data(), end, into).ptr == end;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

}  // namespace

ApiReading::ApiReading(const Form& form, Intake& intake) : form_{&form}, intake_{&intake} {
    intake_->account().reader = form.name;
}

void ApiReading::read(const Element& document, const Place& place) {
    for_each_alternative(document, form_->liveblogs, [&](const Element& liveblog) {
        read_liveblog(liveblog, place);
    });
}

void ApiReading::read_liveblog(const Element& liveblog, const Place& place) {
    schema::Entry common;
    common.outlet = line_at(liveblog, form_->outlet);
    common.liveblog_title = line_at(liveblog, form_->liveblog_title);
    common.liveblog_url = text_at(liveblog, form_->liveblog_url);
    common.lang = text_at(liveblog, form_->liveblog_lang);
    Origin origin;
    origin.liveblog_id = text_at(liveblog, form_->liveblog_id);
    origin.place = place;
    drafts_.clear();
    for_each_alternative(
        liveblog, form_->items, [&](const Element& item) { add_item(item, common, origin); });
    share_liveblog();
    settle_versions();
    items_ += drafts_.size();
    for (Draft& draft : drafts_) {
        hand_on(draft);
    }
}

void ApiReading::add_item(const Element& item,
                          const schema::Entry& liveblog,
                          const Origin& origin) {
    if (!item.is_object() || is_refused_) return;
    if (holds_at(item, form_->left_out)) {
        ++left_out_;
        return;
    }
    Draft draft{liveblog, origin, holds_at(item, form_->withdrawn), false};
    draft.entry.outlet = either(std::move(draft.entry.outlet), line_at(item, form_->item_outlet));
    // What is named on the command line is for Captures that name none themselves.
    if (draft.entry.outlet.empty()) draft.entry.outlet = intake_->hints().outlet;
    if (draft.entry.outlet.empty()) {
        is_refused_ = true;
        return intake_->reject("This is " + std::string{form_->name} +
                                   ", which does not say which outlet publishes it. Name it with "
                                   "--outlet NAME.",
                               origin.place);
    }
    draft.origin.local = text_at(item, form_->id);
    draft.origin.liveblog_id =
        either(std::move(draft.origin.liveblog_id), text_at(item, form_->item_liveblog_id));
    if (const auto seen = api_time(text_at(item, form_->seen)); seen.is_known()) {
        draft.origin.seen = seen.at;
    }
    fill(draft.entry, item);
    drafts_.push_back(std::move(draft));
}

void ApiReading::fill(schema::Entry& entry, const Element& item) const {
    entry.liveblog_title =
        either(std::move(entry.liveblog_title), line_at(item, form_->item_liveblog_title));
    entry.liveblog_url =
        either(std::move(entry.liveblog_url), text_at(item, form_->item_liveblog_url));
    entry.url = text_at(item, form_->url);
    entry.title = line_at(item, form_->title);
    entry.published = api_time(text_at(item, form_->published));
    entry.modified = api_time(text_at(item, form_->modified));
    entry.lang = either(text_at(item, form_->lang), std::move(entry.lang));
    for (const std::string& name : texts_at(item, form_->bylines)) {
        entry.bylines.push_back(html::read_line(name));
    }
    entry.sections = texts_at(item, form_->sections);
    // Answers have the newest first, unless they count.
    if (!is_number(text_at(item, form_->order), entry.order)) {
        entry.order = -static_cast<std::int64_t>(drafts_.size());
    }
    html::Text body = body_of(item);
    entry.text = std::move(body.text);
    entry.typed_quotes = std::move(body.quotes);
    entry.boilerplate = std::move(body.boilerplate);
}

html::Text ApiReading::body_of(const Element& item) const {
    if (form_->body != nullptr) return form_->body(item);
    BodyMaker body;
    if (const std::string html = text_at(item, form_->html); !html.empty()) {
        body.add_html(html);
    } else {
        body.add_plain(text_at(item, form_->plain));
    }
    return body.take();
}

/// One answer is of one Liveblog where all items that name one name the same: it is theirs too that
/// name none (a poll's change often has less of an item than its first showing).
void ApiReading::share_liveblog() {
    std::string_view named;
    for (const Draft& draft : drafts_) {
        const std::string_view url = draft.entry.liveblog_url;
        if (!named.empty() && !url.empty() && url != named) return;
        if (!url.empty()) named = url;
    }
    const std::string shared{named};
    for (Draft& draft : drafts_) {
        if (draft.entry.liveblog_url.empty()) draft.entry.liveblog_url = shared;
    }
}

/// An answer may hold an item again: as pinned, as a key event, or as it stood before it was
/// changed. The same words count once; older words stood until their own time.
void ApiReading::settle_versions() {
    std::unordered_map<std::string, std::size_t> latest;
    for (std::size_t at = 0; at < drafts_.size(); ++at) {
        const std::string& id = drafts_[at].origin.local;
        if (id.empty()) continue;
        const auto [place, is_first] =
            latest.try_emplace(id + '\0' + drafts_[at].origin.liveblog_id, at);
        if (is_first) continue;
        std::size_t older = place->second;
        std::size_t newer = at;
        if (drafts_[newer].entry.modified.at < drafts_[older].entry.modified.at) {
            std::swap(older, newer);
        }
        place->second = newer;
        drafts_[older].is_overtaken = true;
        drafts_[newer].is_withdrawn = drafts_[newer].is_withdrawn || drafts_[older].is_withdrawn;
        if (drafts_[older].entry.modified.is_known()) {
            drafts_[older].origin.seen = drafts_[older].entry.modified.at;
        }
        const bool is_same = drafts_[older].entry.title == drafts_[newer].entry.title &&
                             drafts_[older].entry.text == drafts_[newer].entry.text;
        if (is_same) drafts_[older].entry.text.clear();
        if (is_same) drafts_[older].entry.title.clear();
        if (is_same) intake_->account().doubt(Doubt::Doubled);
    }
}

void ApiReading::hand_on(Draft& draft) {
    const bool has_words = !draft.entry.title.empty() || !draft.entry.text.empty();
    if (draft.is_withdrawn && !draft.is_overtaken) {
        intake_->withdraw(draft.entry, draft.origin);
        ++withdrawn_;
    }
    if (has_words) return intake_->accept(std::move(draft.entry), draft.origin);
    if (!draft.is_overtaken && !draft.is_withdrawn) ++wordless_;
}

void ApiReading::finish() {
    tell_items();
    tell_withdrawn();
}

void ApiReading::tell_items() {
    if (items_ + left_out_ == 0 && !is_refused_) {
        intake_->reject("This is " + std::string{form_->name} + " without any items.", {});
    }
    if (left_out_ > 0) {
        intake_->warn(counted(left_out_,
                              "item was left out: it was never published, or is another's.",
                              "items were left out: they were never published, or are others'."));
    }
    if (wordless_ > 0) {
        intake_->warn(counted(wordless_,
                              "item has no words of its own (a picture, a film) and was left out.",
                              "items have no words of their own (pictures, films) and were left "
                              "out."));
    }
}

void ApiReading::tell_withdrawn() {
    if (withdrawn_ > 0) {
        intake_->warn(counted(withdrawn_,
                              "item was taken back by its outlet, which is told wherever its words "
                              "are found.",
                              "items were taken back by their outlet, which is told wherever their "
                              "words are found."));
    }
}

}  // namespace onrecord::corpus::formats::api
