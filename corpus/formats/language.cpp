// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/language.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

namespace onrecord::corpus::formats {
namespace {

struct Language {
    std::string_view code;
    std::string_view words;  ///< Its commonest little words that are words, parted by blanks.
};

// clang-format off
constexpr Language languages[] = {
    {"en", "the of and to in is that for was on with as it at by from have has not are were this be will his he they an which"},
    {"de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei"},
    {"fr", "le la les de des et du un une est en que qui dans pour sur au pas par plus ce il sont avec a ont été cette aux"},
    {"es", "el la los las de que y en un una por con para del se su al es lo como más no ha sus pero este fue esta son"},
    {"it", "il la di che e un una per in del della con non è dei le gli da si al sono anche alla nel più ha lo delle"},
    {"pt", "o a os as de que e do da em um uma para com não no na por dos das se mais ao foi como é são pela"},
    {"nl", "de het een van en in is dat op te zijn voor met die niet aan er om ook als naar bij uit door heeft maar wordt over"},
    {"pl", "w i na się z że do nie jest to o jak po od za przez przy dla ale są był tym oraz który która będzie ma tego"},
    {"sv", "och i att det som en på är av för med den till inte har de om ett var från men sig vi han ska efter"},
    {"da", "og i at det som en på er af for med den til ikke har de om et var fra men sig vi han skal efter blev"},
    {"no", "og i at det som en på er av for med den til ikke har de om et var fra men seg vi han skal etter ble"},
    {"fi", "ja on ei että se oli hän mutta myös kun ovat ole mukaan sekä joka ollut niin tai jo hänen kuin voi"},
    {"cs", "a se na v je že s z do o i k jako za pro by ale jsou není tak podle který která od po až"},
    {"ro", "și de la a în cu pe nu o să că din un este pentru care mai au fost lui după sau prin"},
    {"hu", "a az és hogy nem is egy ez van volt meg csak már mint de ki ha azt szerint után"},
    {"tr", "ve bir bu da de için ile olarak daha çok en sonra kadar gibi olan ise ama ne değil var"},
    {"uk", "і в на що не з у до та за про від як це але для є був також його було ми він які після"},
    {"ru", "и в на что не с по о как из к он для это но за от у его был также было мы которые после"},
    {"bg", "и на в да за се от по че не е са ще с като до към това или при както обаче беше"},
};
// clang-format on

using Counts = std::array<std::size_t, std::size(languages)>;
using Table = std::unordered_map<std::string_view, std::vector<std::size_t>>;

bool is_word_byte(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

/// Visits the words of `text` in lower case (ASCII letters only: a little word that begins a
/// sentence in Cyrillic does not count, and need not), at most `most`.
template <class Visit>
void for_each_word(std::string_view text, std::size_t most, Visit visit) {
    std::string word;
    while (!text.empty() && most > 0) {
        const auto begin = std::find_if(text.begin(), text.end(), is_word_byte);
        const auto end = std::find_if_not(begin, text.end(), is_word_byte);
        if (begin == end) return;
        word.assign(begin, end);
        for (char& letter : word) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
        }
        visit(word);
        --most;
        text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    }
}

Table make_table() {
    Table table;
    for (std::size_t at = 0; at < std::size(languages); ++at) {
        std::string_view words = languages[at].words;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            table[words.substr(0, end)].push_back(at);
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
    return table;
}

}  // namespace

std::string_view guess_language(std::string_view text) {
    static const Table table = make_table();
    constexpr std::size_t most_words = 20'000;
    Counts counts{};
    std::size_t words = 0;
    for_each_word(text, most_words, [&](const std::string& word) {
        ++words;
        const auto found = table.find(word);
        if (found == table.end()) return;
        for (const std::size_t language : found->second) {
            ++counts[language];
        }
    });
    const auto best = std::max_element(counts.begin(), counts.end());
    const std::size_t most = *best;
    *best = 0;
    const std::size_t second = *std::max_element(counts.begin(), counts.end());
    constexpr std::size_t fewest = 3;
    // One word in eight or more is a little word in every language of the table.
    if (most < fewest || most * 8 < words || most * 2 < second * 2 + fewest - 1) return {};
    return languages[static_cast<std::size_t>(best - counts.begin())].code;
}

}  // namespace onrecord::corpus::formats
