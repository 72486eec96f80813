// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/clauses.hpp"

#include <optional>

namespace onrecord::corpus::annotation::german {

/// Whom a sentence names beside its words: `laut Polizei`, `nach Angaben der Polizei`, `seiner
/// Meinung nach`, `dem Bericht zufolge`, `heißt es in dem Brief`.
std::optional<Source> according(const Narration& told, ItemRange sentence);

}  // namespace onrecord::corpus::annotation::german
