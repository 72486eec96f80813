// SPDX-License-Identifier: GPL-3.0-or-later
// BM25 as the textbook has it, for the slow reference.
#include "tests/support/plain_searcher.hpp"

#include <algorithm>
#include <cmath>

namespace onrecord::support {
namespace {

using searcher::QueryKind;

double inverse_frequency(std::uint64_t some, std::size_t all) {
    const double n = static_cast<double>(all);
    const double df = std::min(static_cast<double>(some), n);
    return std::pow(std::log(1 + (n - df + 0.5) / (df + 0.5)), 1.3);
}

}  // namespace

double PlainSearcher::weight_of(const Query& word) const {
    if (word.kind == QueryKind::Phrase) return 0;
    if (word.kind == QueryKind::Wildcard) return wildcard_weight(word.words.front());
    const std::set<std::string> stems = stems_of(word.words.front());
    const auto sum = [&](const std::map<std::string, std::uint64_t>& documents) {
        std::uint64_t all = 0;
        for (const std::string& stem : stems) {
            const auto found = documents.find(stem);
            if (found != documents.end()) all += found->second;
        }
        return all;
    };
    return inverse_frequency(std::max(sum(body_documents_), sum(title_documents_)),
                             documents_.size());
}

double PlainSearcher::wildcard_weight(const std::string& prefix) const {
    std::uint64_t places = 0;
    for (const std::string& form : wildcard_forms(prefix)) {
        places += form_counts_.at(form);
    }
    return inverse_frequency(places, documents_.size());
}
double PlainSearcher::points(const Document& texts, std::size_t count) const {
    constexpr double k1 = 1.2;
    constexpr double b = 0.75;
    const std::size_t length = texts.title.forms.size() + texts.body.forms.size();
    const double ratio = average_length_ > 0 ? static_cast<double>(length) / average_length_ : 1.0;
    // Searcher keeps this part of the formula as a float.
    const double norm = static_cast<float>(k1 * (1 - b + b * ratio));
    const auto times = static_cast<double>(count);
    return (k1 + 1) * times / (times + norm);
}

double PlainSearcher::word_score(const Query& word, std::size_t document) const {
    const Leaf& found = leaf(word);
    return found.weight *
           points(documents_[document], found.body[document].size() + found.title[document].size());
}

double PlainSearcher::score(const Query& query, std::size_t document) const {
    double sum = 0;
    switch (query.kind) {
        case QueryKind::And:
        case QueryKind::Or:
        case QueryKind::Near:
            for (const Query& child : query.children) {
                if (matches(child, document)) sum += score(child, document);
            }
            break;
        case QueryKind::Word:
        case QueryKind::Wildcard:
        case QueryKind::Phrase:
            for (const std::string& form : query.words) {
                Query word = query;
                if (query.kind == QueryKind::Phrase) word.kind = QueryKind::Word;
                word.words = {form};
                sum += word_score(word, document);
            }
            break;
        default:
            break;
    }
    return sum;
}

}  // namespace onrecord::support
