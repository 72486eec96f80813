// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::formats {

/// The language (ISO 639-1) that a text's commonest little words are of; empty where they do not
/// say. For texts of some twenty words and more whose Capture does not name a language.
std::string_view guess_language(std::string_view text);

}  // namespace onrecord::corpus::formats
