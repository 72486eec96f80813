// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/api/json_path.hpp"
#include "corpus/html/text.hpp"

// Bodies given by an API as typed pieces instead of one text: each function reads those of one
// item. The type of a piece determines its treatment; unknown types are text.
namespace onrecord::corpus::formats::api {

/// The Guardian's site: `elements`, each with its `_type`.
html::Text guardian_elements(const Element& item);

/// The Guardian's Content API: `bodyHtml`, else its `elements`.
html::Text guardian_block(const Element& item);

/// Sourcefabric Live Blog: the items of the post's groups, each with its `item_type`. A `quote`
/// names its speaker.
html::Text sourcefabric_post(const Element& item);

/// GDELT's Global Quotation Graph: every quotation with the words before and after it, a paragraph
/// each.
html::Text gdelt_quotes(const Element& item);

}  // namespace onrecord::corpus::formats::api
