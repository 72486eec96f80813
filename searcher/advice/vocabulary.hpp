// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// What is written in several ways, compiled in: each is the TSV file of its name in vocabulary/.
namespace onrecord::searcher::advice::vocabulary {

extern const std::string_view exonyms;
extern const std::string_view particles;
extern const std::string_view spellings;

}  // namespace onrecord::searcher::advice::vocabulary
