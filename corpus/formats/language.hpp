// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::formats {

/// Guesses the language (ISO 639-1) of a text from its function words; empty when they are
/// inconclusive. For texts of about twenty words or more without a declared language.
std::string_view guess_language(std::string_view text);

}  // namespace onrecord::corpus::formats
