// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/clauses.hpp"

#include <optional>

namespace onrecord::corpus::annotation::german {

/// Whom a sentence, or a clause, names as its source: `laut Polizei`, `nach Angaben der Polizei`,
/// `seiner Meinung nach`, `dem Bericht zufolge`, `heißt es in dem Brief`. Of several, the last
/// before item `quote`, else the first after it.
std::optional<Source> according(const Narration& told, ItemRange sentence, std::uint32_t quote);

}  // namespace onrecord::corpus::annotation::german
