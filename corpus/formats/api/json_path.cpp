// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/json_path.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::api {
namespace {

/// Takes what stands before `sign` off `text`, and the sign.
std::string_view take_to(std::string_view& text, char sign) {
    const std::size_t at = std::min(text.find(sign), text.size());
    const std::string_view taken = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return taken;
}

/// A dot within brackets parts nothing.
std::string_view take_step(std::string_view& path) {
    const std::size_t open = path.find('[');
    std::size_t end = std::min(path.find('.'), path.size());
    if (open < end) end = std::min(path.find('.', path.find(']', open)), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return step;
}

std::optional<Element> member_of(const Element& from, std::string_view name) {
    simdjson::dom::object object;
    if (from.get(object) != simdjson::SUCCESS) return std::nullopt;
    const auto found = object.at_key(name);
    if (found.error() != simdjson::SUCCESS) return std::nullopt;
    return found.value_unsafe();
}

void visit_elements(const Element& from,
                    std::string_view condition,
                    std::string_view path,
                    const Visit& visit) {
    simdjson::dom::array array;
    if (from.get(array) != simdjson::SUCCESS) {
        if (condition.empty()) for_each_at(from, path, visit);
        return;
    }
    for (const Element element : array) {
        if (condition.empty()) {
            for_each_at(element, path, visit);
        } else if (holds_at(element, condition)) {
            return for_each_at(element, path, visit);
        }
    }
}

void visit_members(const Element& from, std::string_view path, const Visit& visit) {
    simdjson::dom::object object;
    if (from.get(object) != simdjson::SUCCESS) {
        if (from.is_array()) visit_elements(from, {}, path, visit);
        return;
    }
    for (const auto member : object) {
        for_each_at(member.value, path, visit);
    }
}

std::string host_of(std::string_view address) {
    const std::size_t begin = address.find("://");
    if (begin == std::string_view::npos) return {};
    address.remove_prefix(begin + 3);
    address = address.substr(0, address.find_first_of("/?#:"));
    if (address.starts_with("www.")) address.remove_prefix(4);
    return std::string{address};
}

std::string first_key(const Element& value) {
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS || object.begin() == object.end()) return {};
    return std::string{object.begin().key()};
}

/// What `path` (one alternative) says, with what stands behind `@` done to it.
std::string text_of_one(const Element& from, std::string_view path) {
    if (path.starts_with('=')) return std::string{path.substr(1)};
    const std::size_t mark = path.find('@');
    const std::string_view operation = mark < path.size() ? path.substr(mark) : std::string_view{};
    const auto value = first_at(from, path.substr(0, mark));
    if (!value) return {};
    if (operation == "@key") return first_key(*value);
    std::string text = as_text(*value);
    if (operation == "@host") return host_of(text);
    if (operation == "@utc" && !text.empty()) text += 'Z';
    if (operation == "@page") text.resize(std::min(text.find('#'), text.size()));
    return text;
}

bool condition_holds(const Element& from, std::string_view condition) {
    const std::size_t equals = std::min(condition.find('='), condition.size());
    std::string_view path = condition.substr(0, equals);
    const bool is_begin = path.ends_with('^');
    if (is_begin) path.remove_suffix(1);
    const auto value = first_at(from, path);
    if (!value) return false;
    const std::string text = as_text(*value);
    if (equals == condition.size()) return text != "false";
    const std::string_view wanted = condition.substr(equals + 1);
    return is_begin ? text.starts_with(wanted) : text == wanted;
}

}  // namespace

void for_each_at(const Element& from, std::string_view path, const Visit& visit) {
    if (path.empty()) return visit(from);
    const std::string_view step = take_step(path);
    const std::size_t open = step.find_first_of("[{");
    const std::string_view name = step.substr(0, open);
    std::optional<Element> value = from;
    if (!name.empty()) value = member_of(from, name);
    if (!value) return;
    if (open == std::string_view::npos) return for_each_at(*value, path, visit);
    if (step[open] == '{') return visit_members(*value, path, visit);
    const std::string_view condition = step.substr(open + 1, step.find(']', open) - open - 1);
    visit_elements(*value, condition, path, visit);
}

void for_each_alternative(const Element& from, std::string_view path, const Visit& visit) {
    if (path.empty()) return visit(from);
    while (!path.empty()) {
        for_each_at(from, take_to(path, '|'), visit);
    }
}

std::optional<Element> first_at(const Element& from, std::string_view path) {
    std::optional<Element> first;
    for_each_at(from, path, [&](const Element& value) {
        if (!first && !value.is_null()) first = value;
    });
    return first;
}

std::string text_at(const Element& from, std::string_view path) {
    while (!path.empty()) {
        if (std::string text = text_of_one(from, take_to(path, '|')); !text.empty()) return text;
    }
    return {};
}

std::vector<std::string> texts_at(const Element& from, std::string_view path) {
    std::vector<std::string> texts;
    while (texts.empty() && !path.empty()) {
        for_each_at(from, take_to(path, '|'), [&](const Element& value) {
            if (std::string text = as_text(value); !text.empty()) texts.push_back(std::move(text));
        });
    }
    return texts;
}

bool holds_at(const Element& from, std::string_view conditions) {
    while (!conditions.empty()) {
        if (condition_holds(from, take_to(conditions, '|'))) return true;
    }
    return false;
}

std::string as_text(const Element& value) {
    std::string_view text;
    std::int64_t number = 0;
    bool truth = false;
    if (value.get(text) == simdjson::SUCCESS) return std::string{text};
    if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
    if (value.get(truth) == simdjson::SUCCESS) return truth ? "true" : "false";
    return {};
}

}  // namespace onrecord::corpus::formats::api
