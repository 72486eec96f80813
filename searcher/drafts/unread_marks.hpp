// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace onrecord::searcher::drafts {

/// Text between quotation marks outside `read`, the ascending spans already read as quotations, so
/// that unusual quotation marks do not let words pass unchecked. Pairs within a paragraph; linear
/// in the text.
std::vector<schema::Span> unread_marks(std::string_view text, std::span<const schema::Span> read);

}  // namespace onrecord::searcher::drafts
