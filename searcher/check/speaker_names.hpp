// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/speaker_alias.hpp"
#include "searcher/quote_check.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord::searcher::check {

/// Whether a name as asked means a Speaker: by the whole name, by another name from the authority
/// files, or by words of it (`Lavrov`, `Sergey Lavrov`). Immutable.
class SpeakerNames {
public:
    explicit SpeakerNames(const std::vector<schema::SpeakerAlias>& aliases);
    bool means(std::string_view asked, std::string_view speaker) const;
    /// The same with reasons: titles, initials, order and slips of spelling are seen through.
    /// `told` is the text that the Speaker is named in.
    SpeakerFit fit(std::string_view asked, std::string_view speaker, std::string_view told) const;

private:
    std::unordered_multimap<std::string, std::string> speakers_;  ///< By folded alias.
};

}  // namespace onrecord::searcher::check
