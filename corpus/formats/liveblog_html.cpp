// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/liveblog_html.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/json_ld.hpp"
#include "corpus/html/text.hpp"
#include "corpus/html/tokens.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using html::Token;
using html::TokenKind;

bool holds_folded(std::string_view text, std::string_view lower_part) {
    const auto found = std::search(
        text.begin(), text.end(), lower_part.begin(), lower_part.end(), [](char one, char other) {
            return (one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one) == other;
        });
    return found != text.end();
}

std::uint64_t line_at(std::string_view page, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(std::count(
                   page.begin(), page.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Reads one page.
class PageReading {
public:
    PageReading(Intake& intake, std::string_view page) : intake_{&intake}, page_{page} {}

    void read() {
        check_nesting();
        html::Tokens tokens{page_};
        bool is_json_ld = false;
        while (const auto token = tokens.next()) {
            if (token->kind == TokenKind::RawText && is_json_ld) read_script(*token);
            is_json_ld = token->kind == TokenKind::Open && is_json_ld_script(*token);
            if (token->kind == TokenKind::Open) take_metadata(*token);
        }
        for (std::size_t at = 0; at < liveblogs_.size(); ++at)
            accept(liveblogs_[at]);
        if (accepted_ == 0) reject_page();
    }

private:
    static bool is_json_ld_script(const Token& tag) {
        if (tag.name != "script") return false;
        const auto type = html::attribute(tag, "type");
        return type && holds_folded(*type, "application/ld+json");
    }

    void check_nesting() {
        const int limit = intake_->limits().nesting_depth;
        const html::Nesting nesting = html::measure_nesting(page_, limit);
        if (nesting.depth <= limit) return;
        intake_->complain("The page nests its tags deeper than " + std::to_string(limit) +
                              " levels from here on: a damaged page, or a hostile one. Only its "
                              "JSON-LD was looked at.",
                          place(nesting.offset_bytes));
    }

    Place place(std::size_t offset) const { return {line_at(page_, offset), offset}; }

    void take_metadata(const Token& tag) {
        if (tag.name == "html" && lang_.empty()) lang_ = html::attribute(tag, "lang").value_or("");
        if (tag.name != "meta" || !site_name_.empty()) return;
        const auto property = html::attribute(tag, "property");
        if (property == "og:site_name") site_name_ = html::attribute(tag, "content").value_or("");
    }

    void read_script(const Token& script) {
        ++scripts_;
        if (script.source.size() > intake_->limits().record_bytes) {
            return intake_->reject("The page's JSON-LD is longer than " +
                                       std::to_string(intake_->limits().record_bytes) +
                                       " bytes and was passed over.",
                                   place(script.offset_bytes));
        }
        auto read = read_json_ld(script.source, intake_->limits().nesting_depth);
        if (!read) return intake_->complain(read.error().reason, place(script.offset_bytes));
        if (read->is_mended) {
            intake_->warn(
                "The page's JSON-LD is not quite JSON (raw line feeds within strings, or "
                "needless commas); it was mended and read.",
                place(script.offset_bytes));
        }
        for (LdLiveblog& liveblog : read->liveblogs) {
            complain_of_unusable(liveblog, place(script.offset_bytes));
            liveblogs_.push_back({std::move(liveblog), place(script.offset_bytes)});
        }
        types_.insert(read->types.begin(), read->types.end());
    }

    void complain_of_unusable(const LdLiveblog& liveblog, const Place& where) {
        if (liveblog.unusable_updates == 0) return;
        intake_->reject(std::to_string(liveblog.unusable_updates) +
                            " of the page's liveBlogUpdate items have neither headline nor "
                            "articleBody and were passed over.",
                        where);
    }

    struct Found {
        LdLiveblog liveblog;
        Place place;
    };

    void accept(Found& found) {
        auto& updates = found.liveblog.updates;
        const bool is_newest_first = newest_first(updates);
        for (std::size_t at = 0; at < updates.size(); ++at) {
            const std::size_t age = is_newest_first ? updates.size() - at : at + 1;
            accept(found.liveblog, updates[at], static_cast<std::int64_t>(age), found.place);
        }
    }

    static bool newest_first(const std::vector<LdUpdate>& updates) {
        if (updates.empty()) return true;
        const auto first = schema::parse_time(updates.front().published);
        const auto last = schema::parse_time(updates.back().published);
        return !first || !last || first->at >= last->at;
    }

    void accept(const LdLiveblog& liveblog,
                const LdUpdate& update,
                std::int64_t order,
                const Place& where) {
        if (!is_shallow(update, where)) return;
        schema::Entry entry = describe(liveblog);
        html::Text body = html::read_text(update.body);
        entry.title = html::read_line(update.headline);
        entry.text = std::move(body.text);
        entry.typed_quotes = std::move(body.quotes);
        entry.boilerplate = std::move(body.captions);
        entry.url = update.url == liveblog.url ? "" : update.url;
        if (!update.lang.empty()) entry.lang = update.lang;
        entry.published = time_of(update.published, "datePublished", where);
        entry.modified = time_of(update.modified, "dateModified", where);
        for (const std::string& author : update.authors)
            entry.bylines.push_back(html::read_line(author));
        for (const std::string& section : update.sections) {
            entry.sections.push_back(html::read_line(section));
        }
        entry.order = order;
        ++accepted_;
        intake_->accept(std::move(entry), {local_id(update, liveblog), {}, {}, where});
    }

    bool is_shallow(const LdUpdate& update, const Place& where) {
        const int limit = intake_->limits().nesting_depth;
        if (html::measure_nesting(update.body, limit).depth <= limit) return true;
        ++accepted_;
        intake_->reject("The articleBody of '" + html::read_line(update.headline) +
                            "' nests its tags deeper than " + std::to_string(limit) +
                            " levels and was passed over.",
                        where);
        return false;
    }

    schema::Entry describe(const LdLiveblog& liveblog) const {
        schema::Entry entry;
        entry.outlet =
            html::read_line(liveblog.publisher.empty() ? site_name_ : liveblog.publisher);
        entry.liveblog_title = html::read_line(liveblog.headline);
        entry.liveblog_url = liveblog.url;
        entry.lang = liveblog.lang.empty() ? lang_ : liveblog.lang;
        for (const std::string& section : liveblog.sections) {
            entry.sections.push_back(html::read_line(section));
        }
        return entry;
    }

    /// The Outlet's own id: its `@id` or URL, where that is not the page's own.
    static std::string local_id(const LdUpdate& update, const LdLiveblog& liveblog) {
        if (!update.id.empty() && update.id != liveblog.url) return update.id;
        return update.url == liveblog.url ? std::string{} : update.url;
    }

    schema::KnownTime time_of(const std::string& text,
                              std::string_view member,
                              const Place& where) {
        if (text.empty()) return {};
        const auto time = schema::parse_time(text);
        if (!time) {
            intake_->warn("'" + text + "' in " + std::string{member} +
                              " is not a time; the entry was kept without it.",
                          where);
        }
        return time.value_or(schema::KnownTime{});
    }

    void reject_page() {
        std::string reason = "The page has no liveblog that can be read: ";
        if (scripts_ == 0) {
            reason += "it has no JSON-LD (<script type=\"application/ld+json\">).";
        } else if (!liveblogs_.empty()) {
            reason += "its LiveBlogPosting has no usable liveBlogUpdate.";
        } else {
            reason += "its JSON-LD has no LiveBlogPosting";
            if (!types_.empty()) reason += " (only " + joined(types_) + ")";
            reason += ".";
        }
        intake_->reject(reason + " Paste the liveblog's text into a file and import that instead.",
                        {});
    }

    static std::string joined(const std::set<std::string>& words) {
        std::string all;
        for (const std::string& word : words)
            all += (all.empty() ? "" : ", ") + word;
        return all;
    }

    Intake* intake_;
    std::string_view page_;
    std::string lang_;
    std::string site_name_;
    std::uint64_t scripts_ = 0;
    std::uint64_t accepted_ = 0;
    std::vector<Found> liveblogs_;
    std::set<std::string> types_;
};

}  // namespace

bool LiveblogHtml::fits(const Head& head) const {
    std::string_view text = head.bytes;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('<') || text.size() < 2) return false;
    const char next = text[1];
    return next == '!' || next == '?' || (next >= 'a' && next <= 'z') ||
           (next >= 'A' && next <= 'Z');
}

void LiveblogHtml::read(files::LineReader& capture, Intake& intake) const {
    auto page = capture.rest(intake.limits().page_bytes);
    if (!page) {
        return intake.reject(
            "The page is longer than " + std::to_string(intake.limits().page_bytes) + " bytes.",
            {});
    }
    if (const std::size_t at = files::find_ill_formed(*page); at != std::string::npos) {
        auto repair = files::repair_utf8(*page);
        intake.complain(
            std::to_string(repair.replaced) +
                " bytes are not UTF-8, the first here; the page was kept with U+FFFD in "
                "their place. Convert the file with iconv and import it again.",
            {line_at(*page, at), at});
        page = std::move(repair.text);
    }
    PageReading{intake, *page}.read();
}

}  // namespace onrecord::corpus::formats
