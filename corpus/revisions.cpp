// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/revisions.hpp"

#include "schema/failure.hpp"

#include <charconv>
#include <limits>

namespace onrecord::corpus {

HalfDigest half_digest(std::string_view hex) {
    constexpr std::size_t half = 16;
    constexpr int sixteen = 16;
    HalfDigest digest{};
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

HalfDigest wording_of(const HalfDigest& id, const HalfDigest& words) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
    return {id[0] * odd + words[0], id[1] ^ (words[1] * odd)};
}

SeenIn worth_of(const schema::Entry& entry, SeenIn seen) {
    if (entry.published.doubt == schema::TimeDoubt::AfterSeen) {
        seen.milliseconds = std::numeric_limits<std::int64_t>::max();
    }
    return seen;
}

}  // namespace onrecord::corpus
