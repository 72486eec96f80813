// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"
#include "searcher/printed.hpp"
#include "searcher/utf16.hpp"

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// The JSON values shared by our answers: texts, times, offsets and Problems. Every string is made
// well-formed UTF-8 first; every offset is in UTF-16 code units.
namespace onrecord::searcher::json {

inline constexpr std::string_view offset_unit = "utf-16";

using boost::json::array;
using boost::json::object;
using boost::json::value;

boost::json::string text(std::string_view bytes);
array texts(const std::vector<std::string>& all);
/// Null for an empty string.
value text_or_null(std::string_view bytes);

/// Byte spans of `in` as pairs [start, end) of UTF-16 offsets.
array spans(std::string_view in, const std::vector<schema::Span>& bytes);
array span(std::string_view in, schema::Span bytes);
/// The same for one of many Spans in a text.
array span(Utf16Places& in, schema::Span bytes);

std::string_view name_of(schema::QuoteKind kind);
std::string_view name_of(schema::Level level);
std::string_view name_of(schema::TimeTrust trust);
std::string_view name_of(schema::Where where);

/// The text of an Entry to which a span refers, and the span's part of it; empty when out of
/// bounds.
std::string_view text_of(const schema::Entry& entry, schema::Where where);
std::string_view piece(std::string_view in, schema::Span bytes);

/// A correction of a Quote.
object correction(const schema::QuoteCorrection& correction);
/// When its words were first printed, with a part of a sentence.
object printed(const schema::AnnotatedEntry& revision);
object printed(const PrintedWhen& when);
/// `number`, `count`, the times, the Captures that show it, and `digest`, a permanent identifier of
/// these words: see words_digest().
object revision_stamp(const schema::AnnotatedEntry& wording);
/// `query` is the text to which the Problem's offset refers.
object problem(const schema::Problem& problem, std::string_view query);
array problems(const std::vector<schema::Problem>& all, std::string_view query);

}  // namespace onrecord::searcher::json
