// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/history/word_signature.hpp"

#include <algorithm>
#include <vector>

namespace onrecord::corpus::history {
namespace {

// FNV-1a with a finish: http://www.isthe.com/chongo/tech/comp/fnv/. The numbers live as long as one
// build; no adversary gains by a collision, which would take the same Outlet's time as well.
constexpr std::uint64_t fnv_begin = 0xCBF29CE484222325U;
constexpr std::uint64_t fnv_prime = 0x100000001B3U;

std::uint64_t stirred(std::uint64_t digest) {
    digest ^= digest >> 32U;
    digest *= 0xD6E8FEB86659FD93U;
    return digest ^ (digest >> 32U);
}

std::uint64_t with_byte(std::uint64_t digest, char byte) {
    return (digest ^ static_cast<unsigned char>(byte)) * fnv_prime;
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One character of UTF-8 and what it is to a word.
struct Sign {
    enum class Kind : std::uint8_t { Part, Word, Blank } kind = Kind::Blank;
    std::size_t bytes = 1;
};

/// Latin-1's signs (C2), the punctuation blocks U+2000-U+2FFF (E2) and U+3000-U+303F (E3 80) part
/// words; a sign of the scripts that write no blanks (U+3040-U+D7AF) is a word of its own.
Sign sign_at(std::string_view text) {
    const auto head = static_cast<unsigned char>(text.front());
    if (head < 0x80U) {
        const char c = folded(text.front());
        const bool is_part = is_digit(c) || (c >= 'a' && c <= 'z');
        return {is_part ? Sign::Kind::Part : Sign::Kind::Blank, 1};
    }
    const std::size_t bytes = std::min<std::size_t>(head >= 0xF0U   ? 4
                                                    : head >= 0xE0U ? 3
                                                    : head >= 0xC0U ? 2
                                                                    : 1,
                                                    text.size());
    if (head == 0xC2U || head == 0xE2U || text.starts_with("\xE3\x80")) {
        return {Sign::Kind::Blank, bytes};
    }
    return {head >= 0xE3U && head <= 0xEDU ? Sign::Kind::Word : Sign::Kind::Part, bytes};
}

/// Calls `visit` with every word, as the bytes of the text.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Sign sign = sign_at(text.substr(at));
        if (sign.kind != Sign::Kind::Part) {
            if (at > begin) visit(text.substr(begin, at - begin));
            if (sign.kind == Sign::Kind::Word) visit(text.substr(at, sign.bytes));
            begin = at + sign.bytes;
        }
        at += sign.bytes;
    }
    if (text.size() > begin) visit(text.substr(begin));
}

std::uint64_t word_digest(std::string_view word) {
    std::uint64_t digest = fnv_begin;
    for (const char c : word) {
        digest = with_byte(digest, folded(c));
    }
    return stirred(digest);
}

std::uint64_t joined(std::uint64_t digest, std::string_view word) {
    for (const char c : word) {
        digest = with_byte(digest, folded(c));
    }
    return digest;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

void keep_smallest(std::vector<std::uint32_t>& digests, WordSignature& signature) {
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    signature.sketched =
        static_cast<std::uint32_t>(std::min(digests.size(), WordSignature::sketch_words));
    std::copy_n(digests.begin(), signature.sketched, signature.sketch.begin());
}

}  // namespace

std::uint64_t letters_digest(std::string_view text) {
    std::uint64_t digest = fnv_begin;
    for_each_word(text, [&](std::string_view word) { digest = joined(digest, word); });
    return digest == fnv_begin ? 0 : stirred(digest);
}

std::uint32_t count_words(std::string_view text) {
    std::uint32_t words = 0;
    for_each_word(text, [&](std::string_view) { ++words; });
    return words;
}

WordSignature sign_words(const schema::Entry& entry) {
    WordSignature signature;
    std::uint64_t letters = fnv_begin;
    std::vector<std::uint32_t> digests;
    for_each_word(entry.text.empty() ? entry.title : entry.text, [&](std::string_view word) {
        letters = joined(letters, word);
        const std::uint64_t digest = word_digest(word);
        digests.push_back(static_cast<std::uint32_t>(digest));
        if (has_digit(word)) signature.numbers += digest;
        if (++signature.words == head_words) signature.head = stirred(letters);
    });
    if (signature.words > 0) signature.letters = stirred(letters);
    keep_smallest(digests, signature);
    return signature;
}

double likeness(const WordSignature& one, const WordSignature& other) {
    // The smallest of the union, up to the sketch's length: which of them stand in both?
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t all = 0;
    std::size_t both = 0;
    while (all < WordSignature::sketch_words && (i < one.sketched || j < other.sketched)) {
        const bool takes_one =
            i < one.sketched && (j == other.sketched || one.sketch.at(i) <= other.sketch.at(j));
        const bool takes_other =
            j < other.sketched && (i == one.sketched || other.sketch.at(j) <= one.sketch.at(i));
        both += takes_one && takes_other ? 1 : 0;
        i += takes_one ? 1 : 0;
        j += takes_other ? 1 : 0;
        ++all;
    }
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

bool is_same_or_cut(const WordSignature& one, const WordSignature& other) {
    if (one.words == 0 || other.words == 0) return false;
    return one.letters == other.letters || (one.head != 0 && one.head == other.head);
}

}  // namespace onrecord::corpus::history
