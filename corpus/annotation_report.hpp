// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>

// Reports of annotations: every span with its rule, level and evidence, as text and as JSON. The
// output of `onrecord-index annotate`.
namespace onrecord::corpus {

/// Several lines, each with a line end.
std::string annotations_in_words(const schema::Entry& entry, const schema::Annotations& made);

/// One JSON object on one line. Offsets are in bytes of the title or body.
std::string annotations_as_json(const schema::Entry& entry, const schema::Annotations& made);

std::string_view name_of(schema::QuoteKind kind);
std::string_view name_of(schema::Level level);

}  // namespace onrecord::corpus
