// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>

namespace onrecord::searcher::drafts {

struct Named {
    std::string name;  ///< Empty: no name.
    /// It is a single word at the start of a sentence, so its capital proves nothing.
    bool is_doubtful = false;
};

/// The name in the text that a rule identified as the speaker. The annotator only names persons it
/// knows by full name; a draft's `Brook said` still names somebody.
Named named_in(std::string_view text, schema::Span evidence, std::string_view lang);

}  // namespace onrecord::searcher::drafts
