// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/revisions.hpp"

#include "schema/failure.hpp"

#include <charconv>

namespace onrecord::corpus {

Revisions::Digest half_digest(std::string_view hex) {
    constexpr std::size_t half = 16;
    constexpr int sixteen = 16;
    Revisions::Digest digest{};
    const char* at = hex.data();
    for (std::uint64_t& number : digest) {
        const char* end = at + half;
        if (hex.size() < 2 * half || std::from_chars(at, end, number, sixteen).ptr != end) {
            throw schema::Failure{schema::ExitStatus::BadData,
                                  "'" + std::string{hex.substr(0, 2 * half)} + "' is no entry id."};
        }
        at = end;
    }
    return digest;
}

Decision Revisions::decide(const schema::Entry& entry) {
    const Digest words = half_digest(schema::words_digest(entry));
    const auto [place, is_new] = known_.try_emplace(half_digest(entry.id), Known{words, 1});
    if (is_new) return {Arrival::New, 1};
    Known& known = place->second;
    if (known.words == words) return {Arrival::Unchanged, known.number};
    known = {words, known.number + 1};
    return {Arrival::Revised, known.number};
}

void Revisions::remember(const schema::Entry& entry, std::uint32_t number) {
    known_[half_digest(entry.id)] = {half_digest(schema::words_digest(entry)), number};
}

}  // namespace onrecord::corpus
