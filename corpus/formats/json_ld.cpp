// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_ld.hpp"

#include "corpus/formats/json_mending.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <simdjson.h>

namespace onrecord::corpus::formats {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::optional<object> as_object(const element& value) {
    object found;
    if (value.get(found) != simdjson::SUCCESS) return std::nullopt;
    return found;
}

std::optional<element> member(const object& from, std::string_view name) {
    element value;
    if (from[name].get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    return value;
}

/// A string, or what a string stands for in an object: its name, `@id`, url or `@value`.
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
        if (const auto inner = member(*found, name); inner && inner->is_string())
            return text_of(*inner);
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
    array items;
    if (value->get(items) != simdjson::SUCCESS) {
        if (std::string text = text_of(*value); !text.empty()) into.push_back(std::move(text));
        return;
    }
    for (const element item : items) {
        if (std::string text = text_of(item); !text.empty()) into.push_back(std::move(text));
    }
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
            const std::size_t end = std::min(left.find(','), left.size());
            std::string_view word = left.substr(0, end);
            word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
            if (!word.empty()) sections.emplace_back(word);
            left.remove_prefix(std::min(end + 1, left.size()));
        }
    }
    return sections;
}

bool has_type(const object& from, std::string_view type) {
    std::vector<std::string> types;
    add_texts(from, "@type", types);
    return std::any_of(types.begin(), types.end(), [&](const std::string& one) {
        return one == type || one.ends_with("schema.org/" + std::string{type});
    });
}

std::optional<LdUpdate> read_update(const element& value) {
    const auto from = as_object(value);
    if (!from) return std::nullopt;
    LdUpdate update;
    update.headline = first_text(*from, {"headline", "name", "alternativeHeadline"});
    update.body = first_text(*from, {"articleBody", "text", "description"});
    if (update.headline.empty() && update.body.empty()) return std::nullopt;
    update.id = first_text(*from, {"@id", "identifier"});
    update.url = address(*from, {"url", "@id", "mainEntityOfPage"});
    update.published = first_text(*from, {"datePublished", "dateCreated", "uploadDate"});
    update.modified = first_text(*from, {"dateModified"});
    update.lang = first_text(*from, {"inLanguage"});
    add_texts(*from, "author", update.authors);
    update.sections = sections_of(*from);
    return update;
}

void add_update(const element& value, LdLiveblog& liveblog) {
    if (auto update = read_update(value)) {
        liveblog.updates.push_back(std::move(*update));
    } else {
        ++liveblog.unusable_updates;
    }
}

LdLiveblog read_liveblog(const object& from) {
    LdLiveblog liveblog;
    liveblog.url = address(from, {"url", "mainEntityOfPage", "@id"});
    liveblog.headline = first_text(from, {"headline", "name", "alternativeHeadline"});
    liveblog.publisher = first_text(from, {"publisher", "sourceOrganization", "copyrightHolder"});
    liveblog.lang = first_text(from, {"inLanguage"});
    liveblog.sections = sections_of(from);
    const auto updates = member(from, "liveBlogUpdate");
    array items;
    if (updates && updates->get(items) == simdjson::SUCCESS) {
        for (const element item : items)
            add_update(item, liveblog);
    } else if (updates) {
        add_update(*updates, liveblog);
    }
    return liveblog;
}

/// Looks at every object of the script, however it is wrapped. The parser has bounded the depth.
void collect(const element& value, LdPage& page) {
    array items;
    if (value.get(items) == simdjson::SUCCESS) {
        for (const element item : items)
            collect(item, page);
        return;
    }
    const auto from = as_object(value);
    if (!from) return;
    if (has_type(*from, "LiveBlogPosting")) {
        page.liveblogs.push_back(read_liveblog(*from));
        return;
    }
    add_texts(*from, "@type", page.types);
    for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf"}) {
        if (const auto inner = member(*from, name)) collect(*inner, page);
    }
}

}  // namespace

schema::Result<LdPage> read_json_ld(std::string_view script, int nesting_depth) {
    simdjson::dom::parser parser;
    constexpr std::size_t first_capacity = 1U << 16U;
    if (parser.allocate(first_capacity, static_cast<std::size_t>(nesting_depth)) !=
        simdjson::SUCCESS) {
        throw std::bad_alloc{};
    }
    const std::string_view json = unwrap_script(script);
    if (json.empty()) return schema::Problem{"The page's JSON-LD is empty.", {}, {}};
    LdPage page;
    element root;
    std::string mended;
    auto error = parser.parse(json.data(), json.size()).get(root);
    if (error != simdjson::SUCCESS && error != simdjson::DEPTH_ERROR) {
        mended = mend_json(json);
        page.is_mended = true;
        error = parser.parse(mended).get(root);
    }
    if (error != simdjson::SUCCESS) {
        return schema::Problem{
            "The page's JSON-LD is broken (" + std::string{simdjson::error_message(error)} + ").",
            {},
            {}};
    }
    collect(root, page);
    return page;
}

}  // namespace onrecord::corpus::formats
