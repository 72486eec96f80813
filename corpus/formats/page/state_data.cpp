// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/state_data.hpp"

#include "corpus/formats/page/machine_time.hpp"
#include "corpus/formats/page/script_text.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <optional>
#include <simdjson.h>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

using simdjson::dom::element;

constexpr std::size_t fewest_entries = 3;
constexpr std::size_t shortest_body = 12;

enum class Part : std::uint8_t { Id, Url, Title, Body, Published, Modified, Author };

struct Name {
    std::string_view name;  ///< Lower case, without hyphens and underscores.
    Part part;
};

/// What programs call the parts of an entry. `description` and `summary` are not among them: lists
/// of other articles have those.
constexpr Name names[] = {
    {"id", Part::Id},
    {"uuid", Part::Id},
    {"guid", Part::Id},
    {"postid", Part::Id},
    {"entryid", Part::Id},
    {"url", Part::Url},
    {"permalink", Part::Url},
    {"shareurl", Part::Url},
    {"title", Part::Title},
    {"headline", Part::Title},
    {"heading", Part::Title},
    {"body", Part::Body},
    {"bodyhtml", Part::Body},
    {"htmlbody", Part::Body},
    {"articlebody", Part::Body},
    {"content", Part::Body},
    {"contenthtml", Part::Body},
    {"html", Part::Body},
    {"text", Part::Body},
    {"blocks", Part::Body},
    {"elements", Part::Body},
    {"paragraphs", Part::Body},
    {"published", Part::Published},
    {"publishedat", Part::Published},
    {"publishedon", Part::Published},
    {"publisheddate", Part::Published},
    {"publishdate", Part::Published},
    {"publicationdate", Part::Published},
    {"datepublished", Part::Published},
    {"firstpublished", Part::Published},
    {"firstpublishedat", Part::Published},
    {"blockfirstpublished", Part::Published},
    {"created", Part::Published},
    {"createdat", Part::Published},
    {"createdon", Part::Published},
    {"datecreated", Part::Published},
    {"timestamp", Part::Published},
    {"time", Part::Published},
    {"date", Part::Published},
    {"datetime", Part::Published},
    {"postedat", Part::Published},
    {"updated", Part::Modified},
    {"updatedat", Part::Modified},
    {"modified", Part::Modified},
    {"modifiedat", Part::Modified},
    {"datemodified", Part::Modified},
    {"lastmodified", Part::Modified},
    {"lastupdated", Part::Modified},
    {"author", Part::Author},
    {"authors", Part::Author},
    {"byline", Part::Author},
    {"contributors", Part::Author},
};

std::optional<Part> part_of(std::string_view key) {
    constexpr std::size_t longest = 24;
    if (key.size() > longest) return std::nullopt;
    std::string plain;
    for (const char letter : html::lower_case(key)) {
        if (letter != '_' && letter != '-') plain += letter;
    }
    const auto row = std::ranges::find(names, plain, &Name::name);
    return row == std::end(names) ? std::nullopt : std::optional{row->part};
}

/// A text or a number as text.
std::string text_of(const element& value) {
    std::string_view text;
    std::int64_t number = 0;
    if (value.get(text) == simdjson::SUCCESS) return std::string{text};
    if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
    return {};
}

/// Members that hold a body's pieces, whatever the piece is called; pictures and links hold
/// addresses, and what is about a piece is none of its words.
bool may_hold_words(std::string_view key) {
    constexpr std::string_view others[] = {
        "id",    "uuid",  "url",        "src",     "href",   "link",   "links",
        "type",  "kind",  "name",       "image",   "images", "author", "media",
        "style", "class", "embed",      "meta",    "params", "video",  "config",
        "attrs", "marks", "__typename", "caption", "credit", "related"};
    return std::ranges::find(others, key) == std::end(others);
}

bool is_words_key(std::string_view key) {
    return part_of(key) == Part::Body || key == "rendered" || key == "value" || key == "children" ||
           key == "data";
}

void append_words(std::string_view text, std::string& into) {
    const bool is_markup = text.find('<') != std::string_view::npos;
    into += is_markup ? std::string{text} : "<p>" + std::string{text} + "</p>";
}

/// A body is a text, an object that holds it, or pieces of it: only their texts count. An object
/// without a text under a name that says so may hold pieces one level deeper (`model`, `items`).
void append_body(const element& value, int depth, std::string& into) {
    constexpr int deepest = 12;
    if (depth > deepest) return;
    std::string_view text;
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (value.get(text) == simdjson::SUCCESS) return append_words(text, into);
    if (value.get(array) == simdjson::SUCCESS) {
        for (const element piece : array) {
            append_body(piece, depth + 1, into);
        }
    } else if (value.get(object) == simdjson::SUCCESS) {
        const std::size_t before = into.size();
        for (const auto& [key, member] : object) {
            if (is_words_key(key)) append_body(member, depth + 1, into);
        }
        if (into.size() > before) return;
        for (const auto& [key, member] : object) {
            // What was looked into once is not looked into again: nested, that would double.
            const bool holds_pieces =
                !is_words_key(key) && (member.is_array() || member.is_object());
            if (holds_pieces && may_hold_words(key)) append_body(member, depth + 1, into);
        }
    }
}

/// What a store of scripts keeps apart and names: `{"__ref": "Author:7"}` (Apollo's cache), by
/// name.
using Named = std::unordered_map<std::string_view, element>;

element resolved(const element& value, const Named& named) {
    std::string_view name;
    if (named.empty() || !value.is_object() || value["__ref"].get(name) != simdjson::SUCCESS) {
        return value;
    }
    const auto row = named.find(name);
    return row == named.end() ? value : row->second;
}

/// A name, an object with one, or several of them.
void append_authors(const element& named_value,
                    const Named& named,
                    std::vector<std::string>& into) {
    const element value = resolved(named_value, named);
    simdjson::dom::array array;
    element name;
    if (value.get(array) == simdjson::SUCCESS) {
        for (const element one : array) {
            if (!one.is_array()) append_authors(one, named, into);
        }
    } else if (value["name"].get(name) == simdjson::SUCCESS) {
        if (std::string text = text_of(name); !text.empty()) into.push_back(std::move(text));
    } else if (std::string text = text_of(value); !text.empty()) {
        into.push_back(std::move(text));
    }
}

void keep_first(std::string& into, std::string&& text) {
    if (into.empty()) into = std::move(text);
}

/// Of several times the first that is one.
void keep_time(std::string& into, const element& value) {
    if (std::string text = text_of(value); into.empty() && machine_time(text)) {
        into = std::move(text);
    }
}

/// The object as an update; it is an entry when it has a time and a body.
LdUpdate read_update(const simdjson::dom::object& object, const Named& named) {
    LdUpdate update;
    for (const auto& [key, value] : object) {
        const auto part = part_of(key);
        if (!part) continue;
        std::string body;
        switch (*part) {
            case Part::Id:
                keep_first(update.id, text_of(value));
                break;
            case Part::Url:
                keep_first(update.url, text_of(value));
                break;
            case Part::Title:
                keep_first(update.headline, text_of(value));
                break;
            case Part::Body:
                append_body(resolved(value, named), 0, body);
                if (body.size() > update.body.size()) update.body = std::move(body);
                break;
            case Part::Published:
                keep_time(update.published, value);
                break;
            case Part::Modified:
                keep_time(update.modified, value);
                break;
            case Part::Author:
                append_authors(value, named, update.authors);
                break;
        }
    }
    return update;
}

/// Finds the best list within one script's JSON: an array of objects, or a store that names each
/// (`{"Post:1": {...}, "Post:2": {...}}`), where objects of one type are a list.
class ListFinder {
public:
    void look_at(const element& value) {
        simdjson::dom::array array;
        simdjson::dom::object object;
        if (value.get(array) == simdjson::SUCCESS) {
            judge_array(array);
            for (const element one : array) {
                look_at(one);
            }
        } else if (value.get(object) == simdjson::SUCCESS) {
            judge_store(object);
            for (const auto& [key, member] : object) {
                look_at(member);
            }
        }
    }

    double score() const { return score_; }
    const std::vector<simdjson::dom::object>& best() const { return best_; }
    const Named& named() const { return named_; }

private:
    using Objects = std::vector<simdjson::dom::object>;

    void judge_array(const simdjson::dom::array& array) {
        Objects objects;
        for (const element one : array) {
            simdjson::dom::object object;
            if (one.get(object) != simdjson::SUCCESS) return;
            objects.push_back(object);
        }
        judge(objects, {});
    }

    void judge_store(const simdjson::dom::object& store) {
        std::map<std::string_view, Objects> kinds;
        Named named;
        for (const auto& [key, member] : store) {
            simdjson::dom::object object;
            if (member.get(object) != simdjson::SUCCESS) continue;
            std::string_view type;
            if (object["__typename"].get(type) != simdjson::SUCCESS) type = {};
            kinds[type].push_back(object);
            named.emplace(key, member);
        }
        for (const auto& [type, objects] : kinds) {
            judge(objects, named);
        }
    }

    /// Enough of its objects are looked at to tell; the best alone is read whole.
    void judge(const Objects& objects, const Named& named) {
        constexpr std::size_t most_judged = 64;
        if (objects.size() < fewest_entries) return;
        std::size_t entries = 0;
        std::size_t others = 0;
        double score = 0;
        for (const simdjson::dom::object& object : objects) {
            if (entries + others == most_judged) break;
            const LdUpdate update = read_update(object, named);
            const bool is_entry = !update.published.empty() && update.body.size() >= shortest_body;
            is_entry ? ++entries : ++others;
            if (is_entry) score += std::sqrt(static_cast<double>(update.body.size()));
        }
        if (entries < fewest_entries || others > entries || score <= score_) return;
        score_ = score;
        best_ = objects;
        named_ = named;
    }

    double score_ = 0;
    Objects best_;
    Named named_;  ///< What the best list's objects may refer to.
};

/// The first JSON object or array of a script, to its own end; empty when none is whole.
std::string_view json_within(std::string_view script) {
    const std::size_t begin = script.find_first_of("{[");
    if (begin == std::string_view::npos) return {};
    std::size_t depth = 0;
    bool is_text = false;
    for (std::size_t at = begin; at < script.size(); ++at) {
        const char sign = script[at];
        if (is_text) {
            if (sign == '\\') ++at;
            if (sign == '"') is_text = false;
        } else if (sign == '"') {
            is_text = true;
        } else if (sign == '{' || sign == '[') {
            ++depth;
        } else if ((sign == '}' || sign == ']') && --depth == 0) {
            return script.substr(begin, at + 1 - begin);
        }
    }
    return {};
}

/// Keeps the best list of all that it is shown.
class StateReading {
public:
    explicit StateReading(const StateLimits& limits) : limits_{limits} {}

    void read(std::string_view json, std::size_t offset_bytes) {
        if (json.empty() || json.size() > limits_.script_bytes) return;
        const auto depth = static_cast<std::size_t>(limits_.nesting_depth);
        if (parser_.allocate(json.size() + 1, depth) != simdjson::SUCCESS) throw std::bad_alloc{};
        element document;
        if (parser_.parse(json.data(), json.size()).get(document) != simdjson::SUCCESS) return;
        ListFinder finder;
        finder.look_at(document);
        if (finder.best().empty() || finder.score() <= best_) return;
        best_ = finder.score();
        data_.updates.clear();
        data_.offset_bytes = offset_bytes;
        for (const simdjson::dom::object& object : finder.best()) {
            LdUpdate update = read_update(object, finder.named());
            if (!update.published.empty() && update.has_words()) {
                data_.updates.push_back(std::move(update));
            }
        }
    }

    /// JSON for scripts, or a script that begins with an assignment.
    void read_script(std::string_view source, std::string_view type, std::size_t offset_bytes) {
        if (type.find("json") != std::string_view::npos) {
            if (type.find("ld+json") == std::string_view::npos) {
                read(json_within(source), offset_bytes);
            }
            return;
        }
        if (auto text = flight_text(source)) {
            if (flight_.empty()) flight_offset_ = offset_bytes;
            flight_ += *text;
            return;
        }
        constexpr std::size_t longest_name = 200;
        const std::size_t equals = source.substr(0, longest_name).find('=');
        if (equals == std::string_view::npos) return;
        const std::size_t value = source.find_first_not_of(" \t\r\n", equals + 1);
        if (value == std::string_view::npos) return;
        if (source[value] == '{' || source[value] == '[') {
            read(json_within(source.substr(value)), offset_bytes);
        } else if (const auto literal = parsed_literal(source.substr(value))) {
            read(json_within(*literal), offset_bytes);
        }
    }

    /// `data-props="{...}"`: what a part of the page is to be made from.
    void read_attributes(const html::Tree& tree, html::NodeIndex at) {
        constexpr std::size_t shortest = 200;
        const html::Node& node = tree[at];
        if (node.kind != html::NodeKind::Element || node.source.size() < shortest) return;
        std::string_view left = node.source;
        left.remove_prefix(node.name.size());
        while (const auto attribute = html::take_attribute(left)) {
            const std::string_view value = attribute->value;
            if (value.size() < shortest || (value.front() != '{' && value.front() != '[')) continue;
            read(json_within(html::decode_entities(value)), tree.offset_bytes(at));
        }
    }

    StateData finish() {
        read_flight();
        return std::move(data_);
    }

private:
    /// A line each: `1a:{"posts":[...]}`; others are code and text.
    void read_flight() {
        for (std::string_view rest = flight_; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            constexpr std::size_t longest_number = 8;
            const std::size_t colon = line.substr(0, longest_number).find(':');
            if (colon == std::string_view::npos || colon + 1 >= line.size()) continue;
            if (line[colon + 1] == '{' || line[colon + 1] == '[') {
                read(json_within(line.substr(colon + 1)), flight_offset_);
            }
        }
    }

    StateLimits limits_;
    simdjson::dom::parser parser_;
    double best_ = 0;
    StateData data_;
    std::string flight_;
    std::size_t flight_offset_ = 0;
};

}  // namespace

StateData read_state(const html::Tree& tree, const StateLimits& limits) {
    StateReading reading{limits};
    for (html::NodeIndex at = 0; at < tree.size(); ++at) {
        reading.read_attributes(tree, at);
        if (!tree.is_element(at, "script")) continue;
        const html::NodeIndex content = tree.first_child(at);
        if (content == html::no_node) continue;
        reading.read_script(tree[content].source,
                            html::lower_case(tree.attribute(at, "type").value_or("")),
                            tree.offset_bytes(content));
    }
    return reading.finish();
}

}  // namespace onrecord::corpus::formats::page
