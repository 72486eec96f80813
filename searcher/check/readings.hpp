// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/near.hpp"
#include "searcher/check/pasted_words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// The pasted text, read at most once in each language.
class PasteReadings {
public:
    PasteReadings(std::string text, const schema::Analyzer& analyzer)
        : text_{std::move(text)},
          analyzer_{analyzer} {}

    const std::string& text() const { return text_; }
    const PastedWords& in(const std::string& lang);
    /// The input of near.hpp: the distinct readings in all `languages`.
    AskedWords asked(const std::vector<std::string>& languages);

private:
    std::string text_;
    const schema::Analyzer& analyzer_;
    std::map<std::string, PastedWords> words_;  ///< By language.
};

/// The negations and hedges of the languages, folded.
std::vector<std::string> denials_of(const std::vector<std::string>& languages);

}  // namespace onrecord::searcher::check
