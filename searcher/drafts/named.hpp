// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <string>
#include <string_view>

namespace onrecord::searcher::drafts {

struct Named {
    std::string name;  ///< Empty: no name stands there.
    /// A single word that begins a sentence: a name, or any word with a capital.
    bool is_doubtful = false;
};

/// The name in the words of `text` that a rule took for the speaker. The annotator gives a speaker
/// only where it knows the person in full; a draft's bare `Brook said` names one all the same.
Named named_in(std::string_view text, schema::Span evidence, std::string_view lang);

}  // namespace onrecord::searcher::drafts
