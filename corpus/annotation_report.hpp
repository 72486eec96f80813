// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>

// Why an Entry is annotated as it is: every span with rule, level and evidence, for people and for
// programs. What `onrecord-index annotate` prints.
namespace onrecord::corpus {

/// Several lines, the last ended.
std::string annotations_in_words(const schema::Entry& entry, const schema::Annotations& made);

/// One JSON object without line breaks. Offsets are bytes into the title or body.
std::string annotations_as_json(const schema::Entry& entry, const schema::Annotations& made);

std::string_view name_of(schema::QuoteKind kind);
std::string_view name_of(schema::Level level);

}  // namespace onrecord::corpus
