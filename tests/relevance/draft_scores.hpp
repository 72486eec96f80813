// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"
#include "tests/relevance/draft_maker.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::relevance {

/// What became of the quotations of one Truth.
struct DraftScore {
    std::uint32_t planted = 0;
    std::array<std::uint32_t, searcher::outcome_count> outcomes{};
    std::uint32_t unread = 0;          ///< The draft's reader did not see them.
    std::uint32_t wrongly_stands = 0;  ///< Though print does not have them so.
    std::uint32_t called_false = 0;    ///< True ones only.
    std::uint32_t of(searcher::Outcome outcome) const {
        return outcomes[static_cast<std::size_t>(outcome)];
    }
};

class DraftScores {
public:
    /// Adds one draft's report, quotation by quotation in order.
    void add(const MadeDraft& draft, const searcher::DraftReport& report);
    const DraftScore& of(Truth truth) const { return scores_[static_cast<std::size_t>(truth)]; }
    /// A Markdown table, and each mistake in a line below it.
    std::string table() const;
    const std::vector<std::string>& mistakes() const { return mistakes_; }

private:
    void judge(const Planted& planted, const searcher::CheckedQuotation* checked);
    std::array<DraftScore, truth_count> scores_{};
    std::vector<std::string> mistakes_;
};

}  // namespace onrecord::relevance
