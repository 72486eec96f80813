// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/names.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/table.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses forename = WordClass::Male | WordClass::Female | WordClass::Forename;
constexpr WordClasses title = WordClass::Honorific | WordClass::Office;
constexpr std::uint32_t longest_name = 5;
constexpr std::uint32_t longest_title = 10;

constexpr std::array<std::string_view, 18> suffixes = {"Jr",
                                                       "Sr",
                                                       "II",
                                                       "III",
                                                       "IV",
                                                       "MP",
                                                       "QC",
                                                       "KC",
                                                       "MBE",
                                                       "OBE",
                                                       "CBE",
                                                       "KBE",
                                                       "DBE",
                                                       "MSP",
                                                       "MEP",
                                                       "MLA",
                                                       "PhD",
                                                       "TD"};

bool is_suffix(std::string_view word) {
    return std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
}

bool is_numeral(std::string_view word) {
    return word.find_first_not_of("IVX") == std::string_view::npos;
}

class NameFinder {
public:
    NameFinder(const Reading& reading, std::vector<NameMention>& names)
        : reading_{reading},
          names_{names} {}

    void find() {
        names_.clear();
        std::uint32_t end = 0;
        for (const std::uint32_t at : reading_.capitals) {
            if (at < end) continue;
            end = run_end(at);
            add({at, end});
        }
    }

private:
    const Token& token(std::uint32_t at) const { return reading_.tokens[at]; }
    bool is_capital(std::uint32_t at) const {
        return at < reading_.tokens.size() && token(at).is_word() && token(at).is_capital;
    }
    bool is_apart(std::uint32_t at) const { return token(at).is_possessive; }

    // the Lib Dems' Anna Smith
    bool is_plural_owner(std::uint32_t at) const {
        if (at + 2 >= reading_.tokens.size() || token(at).quote != 0) return false;
        const Token& mark = token(at + 1);
        const bool is_apostrophe = mark.kind == TokenKind::Mark && mark.is_joined &&
                                   mark.quote == 0 &&
                                   (mark.span.length() == 1 ? reading_.word(at + 1) == "'"
                                                            : reading_.word(at + 1) == "\u2019");
        return is_apostrophe && reading_.word(at).ends_with('s') && token(at + 2).is_word();
    }

    // Ji-woo Han, Moon Jae-in; not Anti-war Smith
    bool is_second_syllable(std::uint32_t at) const {
        constexpr std::uint32_t longest = 5;
        static constexpr auto no_names = std::to_array<std::string_view>(
            {"Anti", "Pro",  "Ex",  "Non",  "Mid",  "Pre",  "Post", "Co",   "Re",   "Self", "All",
             "Two",  "Semi", "Neo", "Pan",  "Long", "High", "Low",  "Full", "Part", "Half", "Far",
             "Left", "Well", "Old", "Top",  "One",  "mate", "war",  "gun",  "wing", "led",  "based",
             "born", "made", "day", "year", "time", "term", "off",  "out",  "up",   "elect"});
        if (!token(at).is_word() || !token(at).is_joined || token(at).is(WordClass::Particle)) {
            return false;
        }
        const Token& first = token(at - 1);
        const bool is_short = first.is_capital && first.span.length() <= longest &&
                              token(at).span.length() <= longest;
        const auto is_plain = [&](std::uint32_t word) {
            return std::find(no_names.begin(), no_names.end(), reading_.word(word)) !=
                   no_names.end();
        };
        return is_short && !is_plain(at - 1) && !is_plain(at);
    }

    /// Capitalised words side by side, particles between them; a possessive ends it.
    std::uint32_t run_end(std::uint32_t begin) const {
        std::uint32_t end = begin + 1;
        while (end < reading_.tokens.size() && !is_apart(end - 1)) {
            if (token(end).quote != token(begin).quote) break;
            const bool is_shouted_verb = token(end).is_upper && token(end).is(WordClass::Said);
            if (is_shouted_verb && end > begin + 1) break;  // ADA BROOK SAID
            if (is_capital(end) || is_second_syllable(end)) {
                ++end;
                continue;
            }
            std::uint32_t next = end;
            while (next < reading_.tokens.size() && next < end + 2 &&
                   token(next).is(WordClass::Particle) && !token(next).is_capital) {
                ++next;
            }
            if (next == end || !is_capital(next)) break;
            end = next;
        }
        return end;
    }

    // "Joint Chiefs of Staff Gen. Mark Milley": the name begins behind the last title, or with the
    // last forename that has a word behind it.
    std::uint32_t name_begin(TokenRange run) const {
        std::uint32_t begin = run.begin;
        for (std::uint32_t at = run.begin; at + 1 < run.end; ++at) {
            if (is_title(at, run, begin)) begin = at + 1;
            const bool is_article = at > begin && token(at).is(WordClass::Particle);  // Le Goff
            // "Will Summers said", "May Winters wrote"
            const bool is_forename = at == run.begin && run.end == at + 2 &&
                                     is_named_like_verb(at, run.end) &&
                                     reading_.word(run.end) != "say";
            const bool is_lead = token(at).is(WordClass::NotName) && !is_article && !is_forename;
            if (is_lead && !token(at + 1).is_joined) begin = at + 1;
        }
        begin = behind_acronyms({begin, run.end});
        for (std::uint32_t at = begin; at + 1 < run.end; ++at) {
            if (token(at).is(WordClass::Body) && !token(at).is(forename)) begin = at + 1;
        }
        while (run.end > begin + 2 && is_suffix(reading_.word(run.end - 1))) {
            --run.end;
        }
        if (run.end - begin < 3 || token(begin).is(forename)) return begin;
        // "Secretary of Defense Lloyd Austin": what "of" leads to is no part of the name.
        const bool is_led = begin > 0 && token(begin - 1).is(WordClass::Preposition);
        const WordClasses first = is_led ? forename : WordClass::Male | WordClass::Female;
        for (std::uint32_t at = begin + 1; at + 1 < run.end; ++at) {
            if (token(at).is(first) && !token(at).is_joined) return at;
        }
        return begin;
    }

    // "CNBC Anna Smith", "DUP MLA Anna Smith", not "JB Smith"
    std::uint32_t behind_acronyms(TokenRange run) const {
        std::uint32_t at = run.begin;
        while (at + 2 < run.end && token(at).is_upper && token(at).span.length() > 2) {
            ++at;
        }
        const bool has_name = at + 1 < run.end && !token(at).is_upper && token(at).is(forename);
        return has_name ? at : run.begin;
    }

    // "Sen." and "Dean" are forenames too: before a forename and a surname they are titles.
    bool is_title(std::uint32_t at, TokenRange run, std::uint32_t begin) const {
        if (!token(at).is(title)) return false;
        if (!token(at).is(forename) || at != begin || at > run.begin) return true;
        return token(at).is(WordClass::Honorific) &&
               (token(at).is(WordClass::Abbreviation | WordClass::Man | WordClass::Woman) ||
                (at + 2 < run.end && token(at + 1).is(forename)));
    }

    // `Said Anna Smith, "..."`: the verb before its subject, capital as it begins the sentence.
    bool is_verb_before(TokenRange run) const {
        const bool begins = run.begin == 0 || !token(run.begin - 1).is_word();
        return begins && run.end > run.begin + 1 && token(run.begin).is(WordClass::Said) &&
               !token(run.begin).is_upper && run.end + 1 < reading_.tokens.size() &&
               token(run.end).kind == TokenKind::Comma &&
               token(run.end + 1).kind == TokenKind::Mark;
    }

    void add(TokenRange run) {
        if (is_verb_before(run)) ++run.begin;
        NameMention name;
        name.is_possessive = is_apart(run.end - 1) || is_plural_owner(run.end - 1);
        std::uint32_t begin = name_begin(run);
        std::uint32_t end = run.end;
        // "Oskar II" is a whole name; of "Sam Jones III" the surname is Jones.
        const bool is_king = end == begin + 2 && is_numeral(reading_.word(end - 1));
        while (!is_king && end > begin + 1 && is_suffix(reading_.word(end - 1))) {
            --end;
        }
        const bool is_office = token(end - 1).is(title) && !token(end - 1).is(forename);
        if (end - begin > 1 && is_office) return;  // "Foreign Minister"
        if (end - begin > 1 && token(end - 1).is(WordClass::NotName) &&
            !token(end - 1).is(forename) && !is_forename_before(begin, end)) {
            return;  // "Top U.S."
        }
        if (end - begin == 1 && token(begin).is(WordClass::NotName | title | WordClass::Time)) {
            const bool is_forename = token(begin).is(forename) && begin > run.begin;
            const bool is_name =
                is_forename || is_named_like_verb(begin, end) || is_known_surname(begin, end);
            if (!is_name) return;
        }
        const bool is_lead = token(begin).is(WordClass::NotName) && begin == run.begin;
        if (is_lead && !is_named_like_verb(begin, end)) ++begin;
        if (begin >= end || end - begin > longest_name) return;
        name.tokens = {begin, end};
        name.title = {std::min(title_begin(run.begin), begin), begin};
        for (std::uint32_t at = run.begin; at < end; ++at) {
            name.is_body = name.is_body || (token(at).is(WordClass::Body) && at >= begin);
        }
        name.gender = gender(name);
        name.kind = kind(name);
        names_.push_back(name);
    }

    // "Eva English": a forename and nothing else before a people's name.
    bool is_forename_before(std::uint32_t begin, std::uint32_t end) const {
        WordClasses others =
            WordClass::NotName | WordClass::Place | WordClass::Time | title | WordClass::Body;
        const bool is_titled = begin > 0 && token(begin - 1).is(title);  // "reporter Bill Holland"
        if (!is_titled) others.add(WordClass::Common);
        return end == begin + 2 && token(begin).is(WordClass::Male | WordClass::Female) &&
               !token(begin).is(others) && !token(end - 1).is_joined && !token(end - 1).is_upper;
    }

    // "King said" behind "Anna King": no title, as somebody of the text is called so.
    bool is_known_surname(std::uint32_t at, std::uint32_t end) const {
        constexpr std::size_t most_names = 64;
        const bool is_titled = at > 0 && token(at - 1).is(WordClass::Honorific);
        const bool is_led = at > 0 && token(at - 1).is(WordClass::Determiner);
        const bool acts =
            end < reading_.tokens.size() && !token(end).is_capital &&
            (token(end).is(WordClass::Said | WordClass::Held | WordClass::Auxiliary) ||
             token(end).kind == TokenKind::Comma);
        const bool may_be = token(at).is(title) && !token(at).is_upper && !is_led &&
                            (is_titled || acts || token(at).is_possessive);
        if (!may_be) return false;
        const auto first = names_.size() > most_names ? names_.end() - most_names : names_.begin();
        return std::any_of(first, names_.end(), [&](const NameMention& name) {
            return name.kind == NameKind::Full && token(name.tokens.end - 1).hash == token(at).hash;
        });
    }

    // "May said", "Will wrote"
    bool is_named_like_verb(std::uint32_t at, std::uint32_t end) const {
        return token(at).is(WordClass::Auxiliary) && end < reading_.tokens.size() &&
               token(end).is(WordClass::Said | WordClass::Held) && !token(end).is_capital;
    }

    // Lower-case offices and "of the" lead up to it: "the spokesman for the ministry Ned Smith".
    std::uint32_t title_begin(std::uint32_t begin) const {
        std::uint32_t at = begin;
        while (at > 0 && begin - at < longest_title) {
            const Token& before = token(at - 1);
            const bool is_word =
                before.is_word() && before.quote == token(begin).quote && !before.is_possessive;
            if (!is_word) break;
            const bool leads = before.is(title | WordClass::Body) || before.is_capital ||
                               token(at).is_joined ||
                               (before.is(WordClass::Preposition | WordClass::Determiner) &&
                                before.span.length() <= 3 && at > 1 && leads_title(at - 2));
            if (!leads || before.is(WordClass::Said | WordClass::Auxiliary)) break;
            --at;
        }
        // "Sheriff Smith of Carver County": a name has ended, and "of" leads nothing.
        if (!names_.empty() && names_.back().kind == NameKind::Full) {
            at = std::max(at, std::min(names_.back().tokens.end, begin));
        }
        while (at < begin && token(at).is(WordClass::Preposition) && !token(at).is_capital) {
            ++at;
        }
        return at;
    }

    // "Secretary of Defense", "Chiefs of Staff"; not "Residents of", which begins a sentence.
    bool leads_title(std::uint32_t at) const {
        if (!token(at).is_capital) return false;
        const bool begins = at == 0 || !token(at - 1).is_word();
        const bool is_plural = reading_.word(at).ends_with('s') && !token(at).is(WordClass::Body);
        return !begins || (token(at).is(title | WordClass::Body) && !is_plural);
    }

    Gender gender(const NameMention& name) const {
        bool man = false;
        bool woman = false;
        for (std::uint32_t at = name.title.begin; at < name.title.end; ++at) {
            man = man || token(at).is(WordClass::Man);
            woman = woman || token(at).is(WordClass::Woman);
        }
        if (!man && !woman && name.tokens.end - name.tokens.begin > 1) {
            man = token(name.tokens.begin).is(WordClass::Male);
            woman = token(name.tokens.begin).is(WordClass::Female);
        }
        if (man == woman) return Gender::Unknown;
        return man ? Gender::Male : Gender::Female;
    }

    // "Callow Wren, 26, whose": only people have an age.
    bool has_age(std::uint32_t end) const {
        if (end + 2 >= reading_.tokens.size() || token(end).kind != TokenKind::Comma) return false;
        const bool is_number =
            token(end + 1).kind == TokenKind::Number && token(end + 1).span.length() <= 2;
        return is_number && token(end + 2).kind == TokenKind::Comma;
    }

    NameKind kind(const NameMention& name) const {
        const bool has_title = !name.title.is_empty() && token(name.title.end - 1).is(title);
        if (name.tokens.end - name.tokens.begin == 1) {
            return has_title ? NameKind::Titled : NameKind::Short;
        }
        if (name.is_body) return NameKind::Unknown;
        const Token& first = token(name.tokens.begin);
        const bool is_initial = first.is(WordClass::Abbreviation) && first.span.length() <= 4;
        const bool is_king = is_numeral(reading_.word(name.tokens.end - 1));
        return has_title || first.is(forename) || is_initial || is_king || has_age(name.tokens.end)
                   ? NameKind::Full
                   : NameKind::Unknown;
    }

    const Reading& reading_;
    std::vector<NameMention>& names_;
};

}  // namespace

void find_names(const Reading& reading, std::vector<NameMention>& names) {
    NameFinder{reading, names}.find();
}

std::string in_lower_case(std::string name) {
    constexpr std::size_t longest_acronym = 3;
    const bool is_upper = std::none_of(
        name.begin(), name.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
    if (!is_upper || name.size() <= longest_acronym) return name;
    std::string made;
    bool begins = true;
    for (std::uint32_t at = 0; at < name.size();) {
        const auto next = code_point_at(name, at).next;
        const std::string letter = name.substr(at, next - at);
        made += begins ? letter : lowered(letter);
        begins = letter == " " || letter == "-" || letter == "'" || letter == "\u2019";
        at = next;
    }
    return made;
}

std::string printed_name(const Reading& reading, TokenRange tokens) {
    std::string name;
    print_name(reading, tokens, name);
    return name;
}

void print_name(const Reading& reading, TokenRange tokens, std::string& name) {
    name.clear();
    for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
        if (at > tokens.begin) {
            const auto end = reading.tokens[at - 1].span.end;
            const bool is_hyphen = reading.tokens[at].is_joined && end < reading.text.size() &&
                                   reading.text[end] == '-';
            name += is_hyphen ? '-' : ' ';
        }
        name += reading.word(at);
    }
}

void add_name(std::string& names, const std::string& name) {
    if (name.empty()) return;
    for (const auto known : split(names, ';')) {
        if (known == name || (known.starts_with(' ') && known.substr(1) == name)) return;
    }
    if (!names.empty()) names += "; ";
    names += name;
}

}  // namespace onrecord::corpus::annotation
