// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/common_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_set>

namespace onrecord::schema {

namespace {

// One line of words a language, parted by blanks; folded on first use (Cyrillic й and ї lose their
// marks as the words of a text do). English: what a count over 50,000 paragraphs of spoken and
// written news gave as the commonest function words, with their contractions; it makes 8 pairs an
// entry of 42 words.
constexpr std::string_view common_words[] = {
    // English
    "a about after again all also am an and any are as at back be because been before but "
    "by can can't come could day did didn't do does doesn't don't down even every first "
    "for from get give go going good got had has have he he's her here him his how i i'm "
    "i've if in into is isn't it it's its just know last let let's like look made make "
    "many may me more most much must my need never new no not now of on one only or other "
    "our out over own people put really right said say says see she should so some take "
    "than that that's the their them then there there's these they they're thing things "
    "think this those time to today too two up us very want was way we we'll we're we've "
    "well were what when where which who why will with won't work would year years yes "
    "you you're your",
    // German
    "aber alle als also auch auf aus bei bin bis da dann das dass dem den der des die "
    "dies diese dieser doch du durch ein eine einem einen einer er es fur haben hat ich "
    "ihr im ist ja kann kein keine konnen man mehr mit muss mussen nach nicht noch nur ob "
    "oder schon sehr sein sich sie sind uber um und uns unser unsere vom von vor war was "
    "weil wenn werden wie wir wird wo zu zum zur",
    // French
    "au aux avec avons ce ces cette c'est comme dans de depuis du elle en est et etre "
    "fait il ils je la le les leur mais meme ne nos notre nous on ont ou par pas plus "
    "pour qu'il que qui sa sans se ses si son sont sur tous tout tres un une vous y",
    // Spanish
    "al como con cuando de del el ella ellos en era es esta estamos estan este esto fue "
    "ha han hay hoy la las lo los mas me mi muy ni no nos nuestra nuestro o para pero por "
    "porque que se ser si sin sobre son su sus tambien tenemos tiene todo todos un una "
    "usted va vamos y ya yo",
    // Ukrainian and Russian
    "а але без би був була були бути в вже ви від він вона вони все всі для до є за з зі "
    "і із й його коли ми може на нам нас наша наші не немає ні про та так також те ти то "
    "тому у усі це цього що щоб я як яка які який бы был была были быть вам вас во вот вы "
    "да его если есть еще же и из или их к как когда который которые мне мы надо нет но о "
    "об он она они от по при с сегодня со такой там тем того тоже только тот уже что "
    "чтобы эта это этого",
};

/// Looks a word up without making a string of it.
struct TransparentHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using Forms = std::unordered_set<std::string, TransparentHash, std::equal_to<>>;

Forms folded_common_words() {
    Forms forms;
    for (std::string_view list : common_words) {
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            forms.insert(fold(list.substr(0, end)));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }
    return forms;
}

}  // namespace

bool is_common_word(std::string_view form) {
    static const Forms forms = folded_common_words();
    return forms.contains(form);
}

std::vector<std::string> common_pair_terms(std::span<const Word> words) {
    std::vector<std::string> terms;
    bool was_common = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_common = is_common_word(words[i].form);
        if (was_common && is_common) {
            terms.push_back("XP:" + words[i - 1].form + ' ' + words[i].form);
        }
        was_common = is_common;
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

}  // namespace onrecord::schema
