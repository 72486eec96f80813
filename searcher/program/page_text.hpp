// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/program/terminal.hpp"
#include "searcher/searcher.hpp"

#include <string>

namespace onrecord::searcher::program {

/// Total, hits and facet table as lines for people. `offset` is what the page began at.
std::string page_text(const ResultPage& page, std::uint32_t offset, const Paint& paint);

/// An entry with its earlier wordings and neighbours.
std::string entry_text(const EntryView& view, const Paint& paint);

}  // namespace onrecord::searcher::program
