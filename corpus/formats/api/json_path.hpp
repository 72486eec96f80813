// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

// Paths into JSON documents as strings, so that the form of an API is a row of a table. A path is a
// sequence of names separated by dots:
//
//     author.name          a member of a member
//     items[]              each element of an array; of what is no array, that itself
//     items{}              each element of an array, each member's value of an object
//     bodies[role=html].v  of an array the first element whose member is so
//     title|headline       the first of these that says something
//     =Words               these words themselves
//     url@host             of an address its host without `www.`
//     url@page             of an address what stands before `#`
//     date_gmt@utc         a time that is UTC and does not say so, with `Z`
//     contentMap@key       the name of an object's first member
//
// Every path is traversed once, so the cost is that of the values on it.
namespace onrecord::corpus::formats::api {

using Element = simdjson::dom::element;
using Visit = std::function<void(const Element&)>;

/// Visits the values at `path` (one alternative, without `=` and `@`), in order. An empty path is
/// `from` itself.
void for_each_at(const Element& from, std::string_view path, const Visit& visit);

/// The same for every alternative of `path`, one after the other.
void for_each_alternative(const Element& from, std::string_view path, const Visit& visit);

/// The first value at `path`; empty when there is none, or only null.
std::optional<Element> first_at(const Element& from, std::string_view path);

/// The text or number at `path`, as text; empty when there is none.
std::string text_at(const Element& from, std::string_view path);

/// Every text at the first alternative of `path` that has any.
std::vector<std::string> texts_at(const Element& from, std::string_view path);

/// True when one of the conditions, such as `status=draft|deleted=true`, holds. `text^=RT @` tests
/// a prefix; a condition without `=` tests for a value that is neither null nor false.
bool holds_at(const Element& from, std::string_view conditions);

/// A text, a number or a truth value as text; empty for everything else.
std::string as_text(const Element& value);

}  // namespace onrecord::corpus::formats::api
