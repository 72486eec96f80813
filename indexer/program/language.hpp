// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/settings.hpp"

#include <string>

namespace onrecord::indexer::program {

/// `--lang`: a code of ISO 639-1, or empty. Throws Failure (usage) for anything else, naming the
/// code where it is a language's name: words filed under `english` would never be stemmed or found
/// under `lang:en`.
std::string language_of(const schema::Settings& settings);

}  // namespace onrecord::indexer::program
