// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/names.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <string>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t longest_name = 60;
constexpr std::string_view particles[] = {"van", "von", "de", "der", "den", "del", "della", "di",
                                          "da",  "dos", "du", "la",  "le",  "el",  "al",    "bin",
                                          "ter", "zu",  "af", "av",  "y",   "e"};

bool is_small_letter(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_beyond_ascii(char letter) { return static_cast<unsigned char>(letter) >= 0x80; }

bool is_name_word(std::string_view word) {
    if (std::ranges::find(particles, word) != std::end(particles)) return true;
    return pasted::is_name_word(word);
}

/// `KEY EVENT` shouts; `J. D. PIKE` may be a name, but nothing tells.
bool shouts(std::string_view words) {
    return std::ranges::none_of(
        words, [](char one) { return is_small_letter(one) || is_beyond_ascii(one); });
}

bool are_name_words(std::string_view words) {
    if (words.size() > longest_name) return false;
    const auto parts = annotation::split(words, ' ');
    constexpr std::size_t fewest = 2;
    constexpr std::size_t most = 5;
    if (parts.size() < fewest || parts.size() > most) return false;
    if (html::furniture_kind({words, 0})) return false;
    // `Ed K.` is a name; `На місці працюють.` is a sentence.
    constexpr std::size_t longest_initial = 3;
    if (words.ends_with('.') && parts.back().size() > longest_initial) return false;
    return std::ranges::all_of(parts, is_name_word);
}

}  // namespace

bool looks_like_name(std::string_view words) { return !shouts(words) && are_name_words(words); }

bool shouts_a_name(std::string_view words) { return shouts(words) && are_name_words(words); }

std::string bare_name(std::string_view words, std::string_view lang) {
    if (words.ends_with(':')) words.remove_suffix(1);
    if (const std::size_t role = pasted::find_glued_role(words); role > 0) {
        words = words.substr(0, role);
    }
    std::string_view name = html::without_place(words, lang);
    // `Ann Lee in Port Ellis`; behind a sentence's first words stands more.
    constexpr std::size_t most_words = 5;
    if (pasted::count_words(words.substr(name.size())) > most_words) name = words;
    for (const std::string_view possessive : {"'s ", "’s "}) {
        const std::size_t at = name.find(possessive);
        if (at != std::string_view::npos && looks_like_name(name.substr(at + possessive.size()))) {
            name.remove_prefix(at + possessive.size());
        }
    }
    return std::string{looks_like_name(name) ? name : words};
}

}  // namespace onrecord::corpus::formats::page
