// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/word_ids.hpp"

#include <algorithm>

namespace onrecord::searcher::check {

WordIds::WordIds(const std::vector<ShardHandle>& shards, const std::vector<WordReading>& readings) {
    for (const WordReading& reading : readings) {
        for (const schema::Word& word : reading) {
            forms_.push_back(word.form);
        }
    }
    std::ranges::sort(forms_);
    forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
    for (const ShardHandle& shard : shards) {
        auto& ids = by_form_.emplace_back();
        for (const std::string_view form : forms_) {
            ids.push_back(shard.shard->tokens.find(form).value_or(unknown_word));
        }
        auto& of_readings = by_reading_.emplace_back();
        for (const WordReading& reading : readings) {
            auto& words = of_readings.emplace_back();
            for (const schema::Word& word : reading) {
                const auto form =
                    std::ranges::lower_bound(forms_, std::string_view{word.form}) - forms_.begin();
                words.push_back(ids[static_cast<std::size_t>(form)]);
            }
        }
    }
}

std::vector<schema::WordId> known_in(const schema::TokenColumn& tokens,
                                     const std::vector<std::string>& forms) {
    std::vector<schema::WordId> ids;
    for (const std::string& form : forms) {
        if (const auto id = tokens.find(form)) ids.push_back(*id);
    }
    return ids;
}

}  // namespace onrecord::searcher::check
