// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/news_ml.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/api/body_maker.hpp"
#include "corpus/formats/page/machine_time.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/text.hpp"
#include "corpus/xml/parser.hpp"
#include "corpus/xml/root.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

struct Item {
    std::string guid;
    std::string lang;
    std::string provider;
    std::string provider_code;  ///< Where nothing gives the name.
    std::string first_created;
    std::string version_created;
    std::string status;
    std::string headline;
    std::string slugline;
    std::string byline;
    std::string creator;
    std::string markup;
    std::uint64_t line = 1;
};

/// Where a piece of text belongs: the element and the one that it stands in.
struct TextPlace {
    std::string_view parent;
    std::string_view name;
    std::string Item::*into;
};

// IPTC's examples of the standard (listings 1, 2, 24, 25).
constexpr TextPlace text_places[] = {
    {"itemMeta", "versionCreated", &Item::version_created},
    {"itemMeta", "firstCreated", &Item::first_created},
    {"provider", "name", &Item::provider},
    {"copyrightHolder", "name", &Item::provider},
    {"contentMeta", "headline", &Item::headline},
    {"contentMeta", "slugline", &Item::slugline},
    {"contentMeta", "by", &Item::byline},
    {"creator", "name", &Item::creator},
    {"body.head", "byline", &Item::byline},
    {"contentSet", "inlineData", &Item::markup},
};

/// What holds the words within `inlineXML`.
bool holds_words(std::string_view name) { return name == "body.content" || name == "body"; }

class NewsReading {
public:
    explicit NewsReading(Intake& intake) : intake_{&intake} {}

    void read(std::string_view text) {
        xml::Parser parser{{[this](const xml::Element& element) { begin(element); },
                            [this](std::string_view name) { end(name); },
                            [this](std::string_view piece) { add(piece); }},
                           intake_->limits().nesting_depth};
        const auto fault = parser.read(text);
        if (fault) {
            intake_->reject("The NewsML is damaged or cut off here (" + fault->reason +
                                "); the items before it were read.",
                            {fault->line, {}});
        }
        if (items_ == 0 && !fault) intake_->reject("The NewsML holds no news item.", {});
    }

private:
    void begin(const xml::Element& element) {
        path_.emplace_back(element.name);
        if (element.name == "newsItem" && item_depth_ == 0) {
            item_ = {};
            item_.guid = element.attribute("guid");
            item_.lang = element.attribute("lang");
            item_.line = element.line;
            item_depth_ = path_.size();
        }
        if (item_depth_ == 0) return;
        if (element.name == "pubStatus") item_.status = element.attribute("qcode");
        if (element.name == "provider" && item_.provider_code.empty()) {
            item_.provider_code = element.attribute("literal");
        }
        if (words_depth_ > 0) {
            item_.markup += '<' + std::string{element.name} + '>';
        } else if (stands_in("inlineXML")) {
            // NITF has the words in a body's content, XHTML in the body itself.
            const bool is_nitf = stands_in("nitf");
            if (holds_words(element.name) && is_nitf == (element.name == "body.content")) {
                words_depth_ = path_.size();
            }
        }
        into_ = place_of();
    }

    std::string Item::*place_of() const {
        if (words_depth_ > 0 || path_.size() < 2) return nullptr;
        const auto row =
            std::find_if(std::begin(text_places), std::end(text_places), [&](const TextPlace& one) {
                return one.name == path_.back() && one.parent == path_[path_.size() - 2];
            });
        if (row == std::end(text_places) || !(item_.*row->into).empty()) return nullptr;
        return row->into;
    }

    bool stands_in(std::string_view name) const {
        return std::find(path_.begin(), path_.end(), name) != path_.end();
    }

    void end(std::string_view name) {
        if (words_depth_ > 0 && path_.size() > words_depth_) {
            item_.markup += "</" + std::string{name} + '>';
        }
        if (path_.size() == words_depth_) words_depth_ = 0;
        into_ = nullptr;
        if (path_.size() == item_depth_) {
            accept();
            item_depth_ = 0;
        }
        if (!path_.empty()) path_.pop_back();
    }

    void add(std::string_view text) {
        if (words_depth_ > 0) {
            item_.markup += api::escape_html(text);
        } else if (into_ != nullptr) {
            item_.*into_ += text;
        }
    }

    void accept() {
        ++items_;
        schema::Entry entry;
        entry.outlet =
            html::read_line(item_.provider.empty() ? item_.provider_code : item_.provider);
        entry.lang = item_.lang;
        entry.title = html::read_line(item_.headline);
        entry.liveblog_title =
            html::read_line(item_.slugline.empty() ? item_.headline : item_.slugline);
        const std::string& made =
            item_.first_created.empty() ? item_.version_created : item_.first_created;
        entry.published = page::machine_time(made).value_or(schema::KnownTime{});
        entry.modified = page::machine_time(item_.version_created).value_or(schema::KnownTime{});
        const std::string writer = item_.byline.empty() ? item_.creator : item_.byline;
        entry.bylines = html::split_names(html::read_line(writer), item_.lang);
        html::Text body = html::read_text(item_.markup);
        entry.text = std::move(body.text);
        entry.typed_quotes = std::move(body.quotes);
        entry.boilerplate = std::move(body.boilerplate);
        entry.order = static_cast<std::int64_t>(items_);
        Origin origin;
        origin.local = item_.guid;
        origin.place = {item_.line, {}};
        if (item_.status.ends_with("withheld")) {
            return intake_->warn("The item is withheld, so never published: left out.",
                                 origin.place);
        }
        if (item_.status.ends_with("canceled")) intake_->withdraw(entry, origin);
        if (item_.status.ends_with("canceled") && entry.text.empty()) return;
        intake_->accept(std::move(entry), origin);
    }

    Intake* intake_;
    Item item_;
    std::vector<std::string> path_;
    std::string Item::*into_ = nullptr;
    std::size_t item_depth_ = 0;   ///< Of the item that is being read; 0 between them.
    std::size_t words_depth_ = 0;  ///< Of the element that holds its words.
    std::uint64_t items_ = 0;
};

}  // namespace

bool NewsMl::fits(const Head& head) const {
    const std::string_view root = xml::root_of(head.bytes);
    return root == "newsItem" || root == "newsMessage";
}

void NewsMl::read(files::LineReader& capture, Intake& intake) const {
    const auto whole = capture.rest(intake.limits().page_bytes);
    if (!whole) {
        return intake.reject(
            "The NewsML is longer than " + std::to_string(intake.limits().page_bytes) + " bytes.",
            {});
    }
    const auto repair = files::repair_utf8(*whole);
    if (repair.replaced > 0) {
        intake.complain(std::to_string(repair.replaced) +
                        " bytes are not UTF-8; they were kept as U+FFFD.");
    }
    NewsReading{intake}.read(repair.text);
}

}  // namespace onrecord::corpus::formats
