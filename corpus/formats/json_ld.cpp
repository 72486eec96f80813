// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_ld.hpp"

#include "corpus/formats/json_mending.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// `schema:headline` and `https://schema.org/headline` are headline.
constexpr std::string_view prefixes[] = {
    "", "schema:", "https://schema.org/", "http://schema.org/"};
// What stands for a person or body that is described elsewhere.
constexpr char reference_mark = '\x01';

constexpr std::string_view article_types[] = {"NewsArticle",
                                              "Article",
                                              "ReportageNewsArticle",
                                              "BackgroundNewsArticle",
                                              "BlogPosting",
                                              "Blog",
                                              "WebPage",
                                              "AnalysisNewsArticle",
                                              "OpinionNewsArticle",
                                              "SocialMediaPosting",
                                              "Event",
                                              "SportsEvent"};

std::optional<object> as_object(const element& value) {
    object found;
    if (value.get(found) != simdjson::SUCCESS) return std::nullopt;
    return found;
}

std::optional<element> member_as_written(const object& from, std::string_view name) {
    element value;
    if (from[name].get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    return value;
}

std::optional<element> member(const object& from, std::string_view name) {
    for (const std::string_view prefix : prefixes) {
        if (!prefix.empty() && name.starts_with('@')) break;
        if (auto found = member_as_written(from, std::string{prefix} + std::string{name})) {
            return found;
        }
    }
    return std::nullopt;
}

/// The items of an array, of an `@list` or `@set`, or the one value. Calls `visit` for each.
template <class Visit>
void for_each_item(const element& value, const Visit& visit) {
    array items;
    if (value.get(items) == simdjson::SUCCESS) {
        for (const element item : items) {
            visit(item);
        }
        return;
    }
    if (const auto inner = as_object(value)) {
        for (const char* name : {"@list", "@set"}) {
            if (const auto list = member(*inner, name)) return for_each_item(*list, visit);
        }
    }
    visit(value);
}

/// A string, or what a string stands for in an object: its name, `@value`, `@id`, url.
std::string text_of(const element& value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string{text};
    array items;
    if (value.get(items) == simdjson::SUCCESS) {
        return items.size() > 0 ? text_of(items.at(0).value_unsafe()) : std::string{};
    }
    const auto found = as_object(value);
    if (!found) return {};
    for (const char* name : {"name", "@value", "@id", "url"}) {
        if (const auto inner = member(*found, name); inner && inner->is_string()) {
            return text_of(*inner);
        }
    }
    return {};
}

/// The first of `names` that has a text.
std::string first_text(const object& from, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const auto value = member(from, name)) {
            if (std::string text = text_of(*value); !text.empty()) return text;
        }
    }
    return {};
}

/// A body may be a list of paragraphs.
std::string body_of(const object& from) {
    for (const char* name : {"articleBody", "text", "description"}) {
        const auto value = member(from, name);
        if (!value) continue;
        std::string body;
        for_each_item(*value, [&](const element& item) {
            const std::string part = text_of(item);
            if (!part.empty()) body += (body.empty() ? "" : "\n") + part;
        });
        if (!body.empty()) return body;
    }
    return {};
}

/// An address, for which an object stands with its `@id` or url rather than its name.
std::string address(const object& from, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto value = member(from, name);
        if (!value) continue;
        const auto inner = as_object(*value);
        std::string text = inner ? first_text(*inner, {"@id", "url"}) : text_of(*value);
        if (!text.empty()) return text;
    }
    return {};
}

void add_texts(const object& from, const char* name, std::vector<std::string>& into) {
    const auto value = member(from, name);
    if (!value) return;
    for_each_item(*value, [&](const element& item) {
        if (std::string text = text_of(item); !text.empty()) into.push_back(std::move(text));
    });
}

/// Names of persons or bodies: a name may be a list, and who is only named by `@id` is described
/// elsewhere.
void add_names(const element& value, std::vector<std::string>& into) {
    for_each_item(value, [&](const element& item) {
        const auto inner = as_object(item);
        if (!inner) {
            if (std::string text = text_of(item); !text.empty()) into.push_back(std::move(text));
            return;
        }
        const std::size_t before = into.size();
        add_texts(*inner, "name", into);
        if (into.size() > before) return;
        const std::string id = first_text(*inner, {"@id"});
        if (!id.empty()) into.push_back(reference_mark + id);
    });
}

std::vector<std::string> names_in(const object& from, std::initializer_list<const char*> members) {
    std::vector<std::string> names;
    for (const char* name : members) {
        if (const auto value = member(from, name); value && names.empty()) add_names(*value, names);
    }
    return names;
}

/// Keywords come as an array, or as one string with commas.
std::vector<std::string> sections_of(const object& from) {
    std::vector<std::string> sections;
    add_texts(from, "articleSection", sections);
    std::vector<std::string> keywords;
    add_texts(from, "keywords", keywords);
    for (const std::string& list : keywords) {
        std::string_view left = list;
        while (!left.empty()) {
            const std::size_t comma = std::min(left.find(','), left.size());
            std::string_view one = left.substr(0, comma);
            left.remove_prefix(std::min(comma + 1, left.size()));
            while (one.starts_with(' ')) {
                one.remove_prefix(1);
            }
            if (!one.empty()) sections.emplace_back(one);
        }
    }
    return sections;
}

bool is_type(std::string_view written, std::string_view type) {
    return std::ranges::any_of(prefixes,
                               [&](std::string_view prefix) {
                                   return written.size() == prefix.size() + type.size() &&
                                          written.starts_with(prefix) && written.ends_with(type);
                               }) ||
           written.ends_with("schema.org/" + std::string{type}) ||
           written.ends_with(":" + std::string{type});
}

bool has_type(const std::vector<std::string>& types, std::string_view type) {
    return std::ranges::any_of(types, [&](const auto& one) { return is_type(one, type); });
}

LdUpdate read_update(const object& from) {
    LdUpdate update;
    update.headline = first_text(from, {"headline", "name", "alternativeHeadline"});
    update.body = body_of(from);
    update.id = first_text(from, {"@id", "identifier"});
    update.url = address(from, {"url", "@id", "mainEntityOfPage"});
    update.published = first_text(from, {"datePublished", "dateCreated", "uploadDate"});
    update.modified = first_text(from, {"dateModified"});
    update.lang = first_text(from, {"inLanguage"});
    update.authors = names_in(from, {"author", "creator"});
    update.sections = sections_of(from);
    return update;
}

void add_update(const element& value, LdLiveblog& liveblog) {
    const auto from = as_object(value);
    LdUpdate update;
    if (from) update = read_update(*from);
    if (!from) update.id = text_of(value);
    if (update.has_words() || !update.id.empty()) {
        liveblog.updates.push_back(std::move(update));
    } else {
        ++liveblog.unusable_updates;
    }
}

LdLiveblog read_liveblog(const object& from) {
    LdLiveblog liveblog;
    liveblog.id = first_text(from, {"@id"});
    liveblog.url = address(from, {"url", "mainEntityOfPage", "@id"});
    liveblog.headline = first_text(from, {"headline", "name", "alternativeHeadline"});
    const auto publishers = names_in(from, {"publisher", "sourceOrganization", "copyrightHolder"});
    if (!publishers.empty()) liveblog.publisher = publishers.front();
    liveblog.lang = first_text(from, {"inLanguage"});
    liveblog.published =
        first_text(from, {"datePublished", "coverageStartTime", "startDate", "dateCreated"});
    liveblog.modified = first_text(from, {"dateModified"});
    liveblog.authors = names_in(from, {"author", "creator"});
    liveblog.sections = sections_of(from);
    if (const auto updates = member(from, "liveBlogUpdate")) {
        for_each_item(*updates, [&](const element& item) { add_update(item, liveblog); });
    }
    return liveblog;
}

}  // namespace

struct LdReader::Parser {
    simdjson::dom::parser json;
    std::size_t scripts = 0;
    LdPage page;
    std::map<std::string, std::string> names;       ///< Of what has an `@id`.
    std::map<std::string, LdUpdate> loose_updates;  ///< By `@id`, outside a liveblog.
    std::set<std::string> organizations;

    /// Looks at every object of the script, however it is wrapped. The parser has bounded the
    /// depth.
    void collect(const element& value) {
        array items;
        if (value.get(items) == simdjson::SUCCESS) {
            for (const element item : items) {
                collect(item);
            }
            return;
        }
        if (const auto from = as_object(value)) collect_object(*from);
    }

    void collect_object(const object& from) {
        std::vector<std::string> types;
        add_texts(from, "@type", types);
        if (has_type(types, "LiveBlogPosting")) {
            page.liveblogs.push_back(read_liveblog(from));
            page.liveblogs.back().script = scripts;
        } else {
            collect_other(from, types);
        }
        for (const char* name :
             {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf", "publisher"}) {
            if (const auto inner = member(from, name)) collect(*inner);
        }
    }

    void collect_other(const object& from, const std::vector<std::string>& types) {
        page.types.insert(types.begin(), types.end());
        const std::string id = first_text(from, {"@id"});
        const std::string name = member(from, "name") ? first_text(from, {"name"}) : "";
        if (!id.empty() && !name.empty()) names.emplace(id, name);
        const bool is_organization = std::ranges::any_of(
            types, [](const auto& type) { return type.ends_with("Organization"); });
        if (is_organization && !name.empty()) organizations.insert(name);
        for (const std::string_view type : article_types) {
            if (!has_type(types, type)) continue;
            page.articles.push_back(read_liveblog(from));
            LdUpdate update = read_update(from);
            if (!id.empty() && update.has_words()) loose_updates.emplace(id, std::move(update));
            return;
        }
    }

    void resolve(std::vector<std::string>& list) const {
        for (std::string& name : list) {
            if (!name.starts_with(reference_mark)) continue;
            const auto found = names.find(name.substr(1));
            name = found == names.end() ? std::string{} : found->second;
        }
        std::erase(list, std::string{});
    }

    void resolve(LdLiveblog& liveblog) {
        std::vector<std::string> publisher{liveblog.publisher};
        resolve(publisher);
        liveblog.publisher = publisher.empty() ? std::string{} : publisher.front();
        resolve(liveblog.authors);
        for (LdUpdate& update : liveblog.updates) {
            if (!update.has_words()) put_in_place(update);
            resolve(update.authors);
        }
        liveblog.unusable_updates += static_cast<std::uint64_t>(std::erase_if(
            liveblog.updates, [](const LdUpdate& update) { return !update.has_words(); }));
    }

    void put_in_place(LdUpdate& update) {
        const auto found = loose_updates.find(update.id);
        if (found != loose_updates.end()) update = found->second;
    }
};

LdReader::LdReader(int nesting_depth) : parser_{std::make_unique<Parser>()} {
    constexpr std::size_t first_capacity = 1U << 16U;
    if (parser_->json.allocate(first_capacity, static_cast<std::size_t>(nesting_depth)) !=
        simdjson::SUCCESS) {
        throw std::bad_alloc{};
    }
}

LdReader::~LdReader() = default;

schema::Result<LdScript> LdReader::read(std::string_view script) {
    const std::string_view json = unwrap_script(script);
    if (json.empty()) return schema::Problem{"The page's JSON-LD is empty.", {}, {}};
    LdScript told;
    element root;
    std::string mended;
    auto error = parser_->json.parse(json.data(), json.size()).get(root);
    if (error != simdjson::SUCCESS && error != simdjson::DEPTH_ERROR) {
        mended = mend_json(json);
        told.is_mended = true;
        error = parser_->json.parse(mended).get(root);
    }
    if (error != simdjson::SUCCESS) {
        return schema::Problem{
            "The page's JSON-LD is broken (" + std::string{simdjson::error_message(error)} + ").",
            {},
            {}};
    }
    parser_->collect(root);
    ++parser_->scripts;
    return told;
}

LdPage LdReader::finish() {
    for (LdLiveblog& liveblog : parser_->page.liveblogs) {
        parser_->resolve(liveblog);
    }
    for (LdLiveblog& article : parser_->page.articles) {
        parser_->resolve(article);
    }
    LdPage page = std::move(parser_->page);
    if (parser_->organizations.size() == 1) page.publisher = *parser_->organizations.begin();
    return page;
}

}  // namespace onrecord::corpus::formats
