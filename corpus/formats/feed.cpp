// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/feed.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/files/utf8.hpp"
#include "corpus/formats/api/body_maker.hpp"
#include "corpus/formats/page/machine_time.hpp"
#include "corpus/formats/page/page_reading.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/text.hpp"
#include "corpus/xml/parser.hpp"
#include "corpus/xml/root.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

enum class Part : std::uint8_t {
    None,
    Id,
    Title,
    Link,
    Published,
    Updated,
    Summary,
    Body,
    Author,
    Lang
};

struct PartRow {
    std::string_view name;
    Part part;
};

/// What stands right below an item, in RSS, RSS 1.0 with Dublin Core, and Atom.
constexpr PartRow part_rows[] = {
    {"guid", Part::Id},
    {"id", Part::Id},
    {"title", Part::Title},
    {"link", Part::Link},
    {"pubDate", Part::Published},
    {"published", Part::Published},
    {"date", Part::Published},
    {"updated", Part::Updated},
    {"modified", Part::Updated},
    {"description", Part::Summary},
    {"summary", Part::Summary},
    {"encoded", Part::Body},
    {"content", Part::Body},
    {"creator", Part::Author},
    {"author", Part::Author},
    {"language", Part::Lang},
};

/// The prefixes under which such parts stand: Dublin Core's, RSS 1.0's content, Atom's within RSS.
/// Those of other vocabularies use the same names for other things: `media:title` is a picture's,
/// `itunes:author` a recording's.
constexpr std::string_view prefixes[] = {"", "dc", "dcterms", "content", "atom", "a10"};

bool is_of_feed(std::string_view prefix) {
    return std::ranges::find(prefixes, prefix) != std::end(prefixes);
}

Part part_of(std::string_view name) {
    const auto row = std::ranges::find(part_rows, name, &PartRow::name);
    return row == std::end(part_rows) ? Part::None : row->part;
}

struct Item {
    std::string id;
    std::string title;
    std::string link;
    std::string published;
    std::string updated;
    std::string summary;
    std::string body;
    std::string lang;
    std::vector<std::string> authors;
    std::uint64_t line = 1;
};

schema::KnownTime time_of(std::string_view text) {
    if (const auto time = containers::parse_mail_date(text)) return *time;
    return page::machine_time(text).value_or(schema::KnownTime{});
}

/// RSS has `mail@address (Name)`; an address alone names nobody.
std::string author_name(const std::string& text) {
    const std::string line = html::read_line(text);
    if (line.find('@') == std::string::npos) return line;
    const std::size_t open = line.find('(');
    if (open == std::string::npos) return {};
    return line.substr(open + 1, line.find(')', open) - open - 1);
}

class FeedReading {
public:
    explicit FeedReading(Intake& intake) : intake_{&intake} {}

    void read(std::string_view text) {
        xml::Parser parser{{[this](const xml::Element& element) { begin(element); },
                            [this](std::string_view name) { end(name); },
                            [this](std::string_view piece) { add(piece); }},
                           intake_->limits().nesting_depth};
        const auto fault = parser.read(text);
        if (fault) {
            intake_->reject("The feed's XML is damaged or cut off here (" + fault->reason +
                                "); the items before it were read.",
                            {fault->line, {}});
        }
        if (items_ == 0 && !fault) intake_->reject("The feed has no items.", {});
    }

private:
    void begin(const xml::Element& element) {
        ++depth_;
        if (field_depth_ > 0) return begin_inside(element);
        if (depth_ == 1) {
            root_prefix_ = element.prefix;
            feed_.lang = element.attribute("lang");
        }
        if (!is_in_item_ && (element.name == "item" || element.name == "entry")) {
            is_in_item_ = true;
            item_depth_ = depth_;
            item_ = {};
            item_.lang = element.attribute("lang");
            item_.line = element.line;
            return;
        }
        if (is_in_item_ ? depth_ == item_depth_ + 1 : depth_ <= 3) begin_field(element);
    }

    void begin_field(const xml::Element& element) {
        const bool is_own = is_of_feed(element.prefix) || element.prefix == root_prefix_;
        part_ = is_own ? part_of(element.name) : Part::None;
        if (part_ == Part::None) return;
        field_depth_ = depth_;
        is_markup_ = element.attribute("type") == "xhtml";
        field_.clear();
        const std::string_view rel = element.attribute("rel");
        if (part_ == Part::Link && (rel.empty() || rel == "alternate")) {
            field_ = element.attribute("href");
        }
    }

    /// Markup stands as elements in Atom's xhtml; a person has a name there, and an address.
    void begin_inside(const xml::Element& element) {
        if (is_markup_) field_ += '<' + std::string{element.name} + '>';
        is_in_detail_ = part_ == Part::Author && element.name != "name";
    }

    void end(std::string_view name) {
        const bool is_field = depth_ == field_depth_;
        const bool is_item = is_in_item_ && depth_ == item_depth_;
        if (field_depth_ > 0 && !is_field && is_markup_) field_ += "</" + std::string{name} + '>';
        --depth_;
        is_in_detail_ = false;
        if (is_field) {
            field_depth_ = 0;
            is_in_item_ ? keep(item_) : keep(feed_);
        }
        if (!is_item) return;
        is_in_item_ = false;
        accept();
    }

    void add(std::string_view text) {
        if (field_depth_ == 0 || is_in_detail_) return;
        if (!is_markup_) {
            field_ += text;
            return;
        }
        for (const char letter : text) {
            if (letter == '<') {
                field_ += "&lt;";
            } else if (letter == '&') {
                field_ += "&amp;";
            } else {
                field_ += letter;
            }
        }
    }

    /// Of several the first counts, of bodies the longest.
    void keep(Item& item) {
        const std::string text{containers::trim(field_)};
        const auto first = [&](std::string& into) {
            if (into.empty()) into = text;
        };
        switch (part_) {
            case Part::Id:
                return first(item.id);
            case Part::Title:
                return first(item.title);
            case Part::Link:
                return first(item.link);
            case Part::Published:
                return first(item.published);
            case Part::Updated:
                return first(item.updated);
            case Part::Summary:
                return first(item.summary);
            case Part::Body:
                if (text.size() > item.body.size()) item.body = text;
                return;
            case Part::Author:
                if (auto name = author_name(text); !name.empty()) {
                    item.authors.push_back(std::move(name));
                }
                return;
            case Part::Lang:
                return first(item.lang);
            case Part::None:
                return;
        }
    }

    /// An item that calls itself a liveblog and whose body has three parts and more with a time
    /// each is no Entry: its parts are. It is read as the page that it stands for.
    bool read_blog_within() {
        constexpr std::size_t fewest_parts = 3;
        const std::string title = html::read_line(item_.title);
        const std::string& body = item_.body.empty() ? item_.summary : item_.body;
        if (!html::calls_itself_liveblog(title) || body.find('<') == std::string::npos) {
            return false;
        }
        const auto changed = time_of(item_.updated.empty() ? item_.published : item_.updated);
        const std::string page =
            "<!doctype html><html><head><title>" + api::escape_html(title) +
            "</title><link rel=\"canonical\" href=\"" + api::escape_html(item_.link) + "\">" +
            (changed.is_known() ? "<meta property=\"article:modified_time\" content=\"" +
                                      schema::to_string(changed.at) + "\">"
                                : std::string{}) +
            "</head><body><h1>" + api::escape_html(title) + "</h1>" + body + "</body></html>";
        page::PageReading reading{*intake_, page};
        if (reading.parts_with_time() < fewest_parts) return false;
        ++items_;
        reading.read();
        return true;
    }

    void accept() {
        if (read_blog_within()) return;
        schema::Entry entry;
        entry.liveblog_title = html::read_line(feed_.title);
        entry.liveblog_url = feed_.link;
        entry.url = item_.link;
        entry.lang = item_.lang.empty() ? feed_.lang : item_.lang;
        entry.title = html::read_line(item_.title);
        html::Text body = html::read_text(item_.body.empty() ? item_.summary : item_.body);
        entry.text = std::move(body.text);
        entry.typed_quotes = std::move(body.quotes);
        entry.boilerplate = std::move(body.boilerplate);
        entry.published = time_of(item_.published);
        entry.modified = time_of(item_.updated);
        entry.bylines = std::move(item_.authors);
        // Feeds have the newest first.
        entry.order = -static_cast<std::int64_t>(++items_);
        Origin origin;
        origin.local = item_.id.empty() ? item_.link : item_.id;
        origin.place = {item_.line, {}};
        intake_->accept(std::move(entry), origin);
    }

    Intake* intake_;
    Item feed_;  ///< What the feed says of itself.
    Item item_;
    std::string field_;
    std::string root_prefix_;  ///< Whole feeds may stand under one: `atom:feed`, `rdf:RDF`.
    Part part_ = Part::None;
    int depth_ = 0;
    int item_depth_ = 0;
    int field_depth_ = 0;  ///< Of the part that is being read; 0 between them.
    bool is_in_item_ = false;
    bool is_in_detail_ = false;
    bool is_markup_ = false;
    std::uint64_t items_ = 0;
};

}  // namespace

bool Feed::fits(const Head& head) const {
    const std::string_view root = xml::root_of(head.bytes);
    return root == "rss" || root == "RDF" || root == "feed";
}

void Feed::read(files::LineReader& capture, Intake& intake) const {
    const auto whole = capture.rest(intake.limits().page_bytes);
    if (!whole) {
        return intake.reject(
            "The feed is longer than " + std::to_string(intake.limits().page_bytes) + " bytes.",
            {});
    }
    if (intake.hints().outlet.empty()) {
        return intake.reject(
            "This is an RSS or Atom feed, and feeds do not say which outlet publishes them. Name "
            "it with --outlet NAME.",
            {});
    }
    const auto repair = files::repair_utf8(*whole);
    if (repair.replaced > 0) {
        intake.complain(std::to_string(repair.replaced) +
                        " bytes are not UTF-8; they were kept as U+FFFD. Save the feed again.");
    }
    FeedReading{intake}.read(repair.text);
}

}  // namespace onrecord::corpus::formats
