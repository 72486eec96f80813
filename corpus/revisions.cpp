// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/revisions.hpp"

#include "schema/failure.hpp"

#include <charconv>
#include <limits>

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

std::uint64_t short_digest(std::string_view hex) {
    constexpr std::size_t digits = 16;
    std::uint64_t number = 0;
    const char* end = hex.data() + digits;
    if (hex.size() < digits || std::from_chars(hex.data(), end, number, 16).ptr != end) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "'" + std::string{hex.substr(0, digits)} + "' is no digest."};
    }
    return number;
}

namespace {

/// Of an Entry's id and its words together.
Revisions::Digest wording_of(const Revisions::Digest& id, const Revisions::Digest& words) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
    return {id[0] * odd + words[0], id[1] ^ (words[1] * odd)};
}

/// What a Capture shows that is older than what it shows gives way to any other Capture.
SeenIn worth_of(const schema::Entry& entry, SeenIn seen) {
    if (entry.published.doubt == schema::TimeDoubt::AfterSeen) {
        seen.milliseconds = std::numeric_limits<std::int64_t>::max();
    }
    return seen;
}

}  // namespace

Decision Revisions::decide(const schema::Entry& entry, const SeenIn& seen_in) {
    const SeenIn seen = worth_of(entry, seen_in);
    const Digest id = half_digest(entry.id);
    const Digest words = half_digest(schema::words_digest(entry));
    const auto [place, is_new_entry] = known_.try_emplace(id, Known{words, 1});
    const auto [first, is_new_wording] = wordings_.try_emplace(wording_of(id, words), seen);
    const bool is_earlier = !is_new_wording && seen < first->second;
    if (is_earlier) first->second = seen;
    Known& known = place->second;
    const bool is_changed = !is_new_entry && known.words != words;
    known.words = words;
    if (is_new_wording && !is_new_entry) ++known.number;
    const Arrival arrival = is_new_entry ? Arrival::New
                            : is_changed ? Arrival::Revised
                                         : Arrival::Unchanged;
    return {arrival, known.number, is_new_wording || is_earlier};
}

}  // namespace onrecord::corpus
