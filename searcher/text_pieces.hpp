// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// Long texts are read piece by piece, so that neither memory nor time grows with what nobody shows.
namespace onrecord::searcher {

/// Where a piece of about so many bytes that begins at `begin` may end: behind a blank where there
/// is one, else between two characters. Looks at the piece alone.
std::size_t end_of_piece(std::string_view text, std::size_t begin, std::size_t bytes);

}  // namespace onrecord::searcher
