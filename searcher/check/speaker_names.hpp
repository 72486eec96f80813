// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/speaker_alias.hpp"
#include "searcher/quote_check.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord::searcher::check {

/// Whether a requested name means a Speaker: by the whole name, by an alias from the authority
/// files, or by some of its words (`Lavrov`, `Sergey Lavrov`). Immutable.
class SpeakerNames {
public:
    explicit SpeakerNames(const std::vector<schema::SpeakerAlias>& aliases);
    bool means(std::string_view asked, std::string_view speaker) const;
    /// The same in detail, tolerant of titles, initials, order and misspellings. `told` is the text
    /// that names the Speaker.
    SpeakerFit fit(std::string_view asked, std::string_view speaker, std::string_view told) const;

private:
    std::unordered_multimap<std::string, std::string> speakers_;  ///< By folded alias.
};

}  // namespace onrecord::searcher::check
