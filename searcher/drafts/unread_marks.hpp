// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace onrecord::searcher::drafts {

/// The words between quotation marks that lie outside of `read`, the rising spans that were read as
/// quotations: a mark of an odd shape or place must not let words pass a gate unseen. Pairs within
/// a paragraph; linear in the text.
std::vector<schema::Span> unread_marks(std::string_view text, std::span<const schema::Span> read);

}  // namespace onrecord::searcher::drafts
