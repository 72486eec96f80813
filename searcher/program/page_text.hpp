// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/program/terminal.hpp"
#include "searcher/searcher.hpp"

#include <string>

namespace onrecord::searcher::program {

/// Total, Hits and Facets as text for a terminal. `offset` is the number of the first Hit.
std::string page_text(const ResultPage& page, std::uint32_t offset, const Paint& paint);

/// An entry with its earlier wordings and neighbours.
std::string entry_text(const EntryView& view, const Paint& paint);

}  // namespace onrecord::searcher::program
