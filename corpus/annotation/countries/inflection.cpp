// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/countries/inflection.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::annotation {
namespace {

/// A word that ends with `ending` takes `others` in its place, parted by blanks; `-` is nothing.
struct Rule {
    std::string_view lang;
    NounKind kind;
    std::string_view ending;
    std::string_view others;
};

constexpr NounKind name = NounKind::Name;
constexpr NounKind adjective = NounKind::Adjective;
constexpr NounKind people = NounKind::People;

// The first rule that fits counts: longer endings stand before shorter ones.
constexpr Rule rules[] = {
    {"de", adjective, "", "e en er es em"},
    {"de", people, "er", "ers ern erin erinnen"},
    {"de", people, "in", "innen"},
    {"de", people, "e", "en in innen"},
    {"de", name, "s", "-"},
    {"de", name, "Staaten", "Staaten"},
    {"de", name, "", "s"},
    {"es", adjective, "és", "esa eses esas"},
    {"es", adjective, "án", "ana anes anas"},
    {"es", adjective, "ol", "ola oles olas"},
    {"es", adjective, "uz", "uza uces uzas"},
    {"es", adjective, "o", "a os as"},
    {"es", adjective, "í", "íes ís"},
    {"es", adjective, "", "s"},
    {"fr", adjective, "ien", "iens ienne iennes"},
    {"fr", adjective, "éen", "éens éenne éennes"},
    {"fr", adjective, "yen", "yens yenne yennes"},
    {"fr", adjective, "on", "ons onne onnes"},
    {"fr", adjective, "is", "ise ises"},
    {"fr", adjective, "e", "es"},
    {"fr", adjective, "", "s e es"},
    {"ru", adjective, "ий", "ого ому им ом ая ой ую ое ие их ими"},
    {"ru", people, "янин", "янина янину янином янине яне ян янам янами янах янка янки янку"},
    {"ru", people, "чанин", "чанина чанину чанином чанине чане чан чанам чанами чанах"},
    {"ru", people, "аец", "айца айцу айцем айце айцы айцев айцам айцами айцах"},
    {"ru", people, "иец", "ийца ийцу ийцем ийце ийцы ийцев ийцам ийцами ийцах"},
    {"ru", people, "емец", "емца емцу емцем емце емцы емцев емцам емцами емцах"},
    {"ru", people, "ец", "ца цу цем це цы цев цам цами цах ка ки ку"},
    {"ru", people, "к", "ка ку ком ке ки ков кам ками ках"},
    {"ru", people, "", "а у ом е ы ов ам ами ах"},
    {"ru", name, "ия", "ии ию ией"},
    {"ru", name, "ея", "еи ее ею еей"},
    {"ru", name, "ья", "ьи ье ью ьей"},
    {"ru", name, "ка", "ки ке ку кой"},
    {"ru", name, "ша", "ши ше шу шей"},
    {"ru", name, "а", "ы е у ой"},
    {"ru", name, "усь", "уси усью"},
    {"ru", name, "ь", "я ю ем е и"},
    {"ru", name, "ай", "ая аю аем ае"},
    {"ru", name, "ы", "ов ам ами ах"},
    {"ru", name, "ье", "ья ью ьем"},
    {"uk", adjective, "ий", "ого ому им ім а ої ій у ою е і их ими"},
    {"uk", people, "янин", "янина янину янином янині яни ян янам янами янах янка янки"},
    {"uk", people, "єць", "йця йцю йцем йці йців йцям йцями йцях"},
    {"uk", people, "ець", "ця цю цем ці ців цям цями цях ка ки ку"},
    {"uk", people, "к", "ка ку ком ку ки ків кам ками ках"},
    {"uk", people, "", "а у ом і и ів ам ами ах"},
    {"uk", name, "ія", "ії ію ією"},
    {"uk", name, "ея", "еї ею еєю"},
    {"uk", name, "ка", "ки ці ку кою"},
    {"uk", name, "ща", "щі щу щею"},
    {"uk", name, "а", "и і у ою"},
    {"uk", name, "усь", "усі уссю"},
    {"uk", name, "иїв", "иєва иєву иєвом иєві"},
    {"uk", name, "ськ", "ська ську ськом"},
    {"uk", name, "ль", "ля лю лем лі"},
    {"uk", name, "ай", "аю аєм аї"},
    {"uk", name, "и", "ів ам ами ах"},
    {"uk", name, "'я", "'ю 'ям 'ї"},
};

// Adjectives within a name: Саудовская Аравия, Vereinigte Staaten.
constexpr Rule inner_rules[] = {
    {"de", name, "es", "en em"},
    {"de", name, "e", "en er"},
    {"ru", name, "ая", "ой ую"},
    {"ru", name, "ые", "ых ым ыми"},
    {"ru", name, "ое", "ого ому ым ом"},
    {"ru", name, "ий", "ого ому им ом"},
    {"uk", name, "а", "ої ій у ою"},
    {"uk", name, "і", "их им ими"},
};

// What a consonant at the end takes; a vowel (Токио, Перу) takes nothing.
constexpr std::string_view masculine_ru = "а у ом е";
constexpr std::string_view masculine_uk = "а у ом і";

bool ends_with_consonant(std::string_view word) {
    static constexpr std::string_view vowels[] = {
        "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "і", "ї", "є", "й"};
    return std::none_of(std::begin(vowels), std::end(vowels), [&](std::string_view vowel) {
        return word.ends_with(vowel);
    });
}

bool is_cyrillic(std::string_view word) {
    return !word.empty() &&
           (word.front() == '\xD0' || word.front() == '\xD1' || word.front() == '\xD2');
}

/// РФ, США: abbreviations are not declined.
bool is_abbreviation(std::string_view word) {
    static constexpr std::string_view all[] = {
        "США", "РФ", "СССР", "СРСР", "ФРГ", "ФРН", "КНР", "КНДР", "USA", "US", "EEUU"};
    return std::find(std::begin(all), std::end(all), word) != std::end(all);
}

void add_forms(std::string_view stem, std::string_view endings, std::vector<std::string>& forms) {
    while (!endings.empty()) {
        const auto blank = endings.find(' ');
        const auto ending = endings.substr(0, blank);
        forms.push_back(std::string{stem} + std::string{ending == "-" ? "" : ending});
        endings = blank == std::string_view::npos ? "" : endings.substr(blank + 1);
    }
}

template <std::size_t count>
void add_by_rules(const Rule (&table)[count],
                  std::string_view word,
                  std::string_view lang,
                  NounKind kind,
                  std::vector<std::string>& forms) {
    for (const Rule& rule : table) {
        if (rule.lang != lang || rule.kind != kind || !word.ends_with(rule.ending)) continue;
        add_forms(word.substr(0, word.size() - rule.ending.size()), rule.others, forms);
        return;
    }
    if (kind != name || !is_cyrillic(word) || !ends_with_consonant(word)) return;
    if (lang == "ru") add_forms(word, masculine_ru, forms);
    if (lang == "uk") add_forms(word, masculine_uk, forms);
}

/// Of two words both: every form of the one with every form of the other, which is more than
/// there are, and harms nobody.
std::vector<std::string> inflected_pair(std::string_view first,
                                        std::string_view second,
                                        std::string_view lang) {
    std::vector<std::string> firsts{std::string{first}};
    for (const Rule& rule : inner_rules) {
        if (rule.lang != lang || !first.ends_with(rule.ending)) continue;
        add_forms(first.substr(0, first.size() - rule.ending.size()), rule.others, firsts);
        break;
    }
    std::vector<std::string> seconds{std::string{second}};
    add_by_rules(rules, second, lang, name, seconds);
    std::vector<std::string> forms;
    for (const auto& one : firsts) {
        for (const auto& other : seconds)
            forms.push_back(one + ' ' + other);
    }
    return forms;
}

std::string capitalised(std::string_view word) {
    std::string text{word};
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) {
        if (lead >= 'a' && lead <= 'z') text.front() = static_cast<char>(lead - 32);
    } else if (text.starts_with("é") || text.starts_with("ä") || text.starts_with("ö")) {
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    } else if (lead == 0xD0) {  // а to п
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    } else if (text.starts_with("і")) {
        text.replace(0, 2, "І");
    } else if (lead == 0xD1 && static_cast<unsigned char>(text[1]) < 0x90) {  // р to я
        text[0] = '\xD0';
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) + 0x20);
    }
    return text;
}

}  // namespace

bool has_small_names(std::string_view lang) {
    return lang == "de" || lang == "es" || lang == "fr" || lang == "ru" || lang == "uk";
}

std::vector<std::string> inflected(std::string_view word, std::string_view lang, NounKind kind) {
    std::vector<std::string> forms{std::string{word}};
    if (!has_small_names(lang) || is_abbreviation(word)) return forms;
    const auto blank = word.find(' ');
    if (blank != std::string_view::npos) {
        const std::string_view second = word.substr(blank + 1);
        if (kind != name || second.find(' ') != std::string_view::npos) return forms;
        return inflected_pair(word.substr(0, blank), second, lang);
    }
    add_by_rules(rules, word, lang, kind, forms);
    if (kind == name) return forms;
    const std::size_t count = forms.size();
    for (std::size_t at = 0; at < count; ++at)
        forms.push_back(capitalised(forms[at]));
    return forms;
}

}  // namespace onrecord::corpus::annotation
