// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// Cutting long texts into pieces, so that memory and time do not grow with text that is not shown.
namespace onrecord::searcher {

/// The end of a piece of about `bytes` bytes that starts at `begin`: after a blank if it contains
/// one, otherwise between two characters. Cost: proportional to the piece.
std::size_t end_of_piece(std::string_view text, std::size_t begin, std::size_t bytes);

}  // namespace onrecord::searcher
