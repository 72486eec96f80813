// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/german_names.hpp"

#include "corpus/annotation/letters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses popular_forename = WordClass::Male | WordClass::Female;
constexpr WordClasses any_forename = popular_forename | WordClass::Forename;
constexpr WordClasses titles = WordClass::Honorific | WordClass::Office;
constexpr WordClasses no_surname = WordClass::NotName | WordClass::Place | WordClass::Time |
                                   WordClass::Body | WordClass::Document | WordClass::Honorific |
                                   WordClass::Office | WordClass::Determiner |
                                   WordClass::Preposition | WordClass::Conjunction |
                                   WordClass::Adverb | WordClass::Auxiliary | WordClass::Who;
constexpr std::uint32_t longest_surname = 3;  ///< Words behind a title that are a name.

/// What a compound is by its last part.
struct Ending {
    std::string_view end;
    WordClasses classes;
};
constexpr WordClasses man = titles | WordClass::Man;
constexpr WordClasses woman = titles | WordClass::Woman;
constexpr Ending endings[] = {
    {"minister", man},        {"ministerin", woman},   {"sprecher", man},
    {"sprecherin", woman},    {"präsident", man},      {"präsidentin", woman},
    {"kanzler", man},         {"kanzlerin", woman},    {"chef", man},
    {"chefin", woman},        {"vorsitzende", titles}, {"vorsitzender", man},
    {"politiker", man},       {"politikerin", woman},  {"experte", man},
    {"expertin", woman},      {"sekretär", man},       {"sekretärin", woman},
    {"leiter", man},          {"leiterin", woman},     {"direktor", man},
    {"direktorin", woman},    {"beauftragte", titles}, {"beauftragter", man},
    {"anwalt", man},          {"anwältin", woman},     {"meister", man},
    {"meisterin", woman},     {"führer", man},         {"führerin", woman},
    {"abgeordnete", titles},  {"abgeordneter", man},   {"senator", man},
    {"senatorin", woman},     {"vorstand", titles},    {"trainer", man},
    {"trainerin", woman},     {"kandidat", man},       {"kandidatin", woman},
    {"gouverneur", man},      {"gouverneurin", woman}, {"botschafter", man},
    {"botschafterin", woman}, {"kommissar", man},      {"kommissarin", woman},
    {"richter", man},         {"richterin", woman},    {"forscher", man},
    {"forscherin", woman},    {"professor", man},      {"professorin", woman},
    {"bischof", man},         {"general", man},        {"manager", man},
    {"managerin", woman},     {"könig", man},          {"königin", woman},
    {"rabbiner", man},        {"chefs", man},          {"ministers", man},
    {"sprechers", man},       {"präsidenten", titles}, {"vorsitzenden", titles},
    {"beamter", man},         {"beamte", titles},      {"beamten", titles},
    {"schiedsrichter", man},  {"verteidiger", man},    {"torwart", man},
    {"obmann", man},          {"rat", titles},         {"rätin", woman},
    {"referent", man},        {"referentin", woman},   {"autor", man},
    {"autorin", woman},       {"ökonom", man},         {"ökonomin", woman},
};

constexpr std::array<std::string_view, 14> noun_endings = {"ung",
                                                           "heit",
                                                           "keit",
                                                           "schaft",
                                                           "tät",
                                                           "tion",
                                                           "ungen",
                                                           "nis",
                                                           "tum",
                                                           "ment",
                                                           "kritik",
                                                           "tionen",
                                                           "isten",
                                                           "enz"};

bool ends_like_noun(std::string_view word) {
    return std::any_of(noun_endings.begin(), noun_endings.end(), [&](std::string_view end) {
        return word.ends_with(end);
    });
}

bool ends_like_adjective(std::string_view word) {
    return word.ends_with('e') || word.ends_with("er") || word.ends_with("en");
}

class GermanNameFinder {
public:
    GermanNameFinder(Reading& reading, std::vector<NameMention>& names)
        : reading_{reading},
          names_{names} {}

    void find() {
        for (const std::uint32_t at : reading_.capitals) {
            mark_compound(at);
        }
        cut_genitives();
        names_.clear();
        std::uint32_t end = 0;
        for (const std::uint32_t at : reading_.capitals) {
            if (at < end) continue;
            end = run_end(at);
            read_run({at, end});
        }
    }

private:
    const Token& token(std::uint32_t at) const { return reading_.tokens[at]; }
    bool is_capital(std::uint32_t at) const {
        return at < reading_.tokens.size() && token(at).is_word() && token(at).is_capital;
    }
    bool is_joined(std::uint32_t at) const {
        return at < reading_.tokens.size() && token(at).is_word() && token(at).is_joined;
    }

    void mark_compound(std::uint32_t at) {
        Token& word = reading_.tokens[at];
        if (word.is(titles) || word.span.length() < 6) return;
        const std::string lower = lowered(reading_.word(at));
        for (const Ending& row : endings) {
            if (lower.ends_with(row.end) && lower.size() > row.end.size()) {
                word.classes.add(row.classes);
                return;
            }
        }
    }

    // "Merkels" is "Merkel" when a forename or a title stands before "Merkel" somewhere.
    void cut_genitives() {
        std::unordered_set<std::string_view> surnames;
        for (const std::uint32_t at : reading_.capitals) {
            const bool is_led = at > 0 && !is_joined(at) && token(at - 1).is(any_forename | titles);
            if (is_led && !reading_.word(at).ends_with('s')) surnames.insert(reading_.word(at));
        }
        for (const std::uint32_t at : reading_.capitals) {
            std::string_view word = reading_.word(at);
            if (word.size() < 4 || !word.ends_with('s')) continue;
            word.remove_suffix(1);
            if (!surnames.contains(word)) continue;
            --reading_.tokens[at].span.end;
            reading_.tokens[at].is_possessive = true;
        }
    }

    /// Capitals side by side with what is joined to them and particles between them.
    std::uint32_t run_end(std::uint32_t begin) const {
        std::uint32_t end = begin + 1;
        while (end < reading_.tokens.size() && token(end).quote == token(begin).quote &&
               !token(end - 1).is_possessive) {
            if (is_capital(end) || is_joined(end)) {
                ++end;
                continue;
            }
            std::uint32_t next = end;
            while (next < end + 2 && next < reading_.tokens.size() &&
                   token(next).is(WordClass::Particle) && !token(next).is_capital) {
                ++next;
            }
            const bool is_particle =
                next > end && is_capital(next) && token(end - 1).is(any_forename);
            if (!is_particle) break;
            end = next;
        }
        return end;
    }

    /// The token behind the word at `at` with all that is joined to it.
    std::uint32_t word_end(std::uint32_t at, std::uint32_t end) const {
        ++at;
        while (at < end && is_joined(at)) {
            ++at;
        }
        return at;
    }

    bool may_be_forename(std::uint32_t at) const {
        if (token(at).is(titles | WordClass::Body | WordClass::Document)) return false;
        if (token(at).is_upper && !token(at).is(WordClass::Abbreviation)) return false;  // NATO
        if (token(at).is(popular_forename)) return true;
        if (!token(at).is(WordClass::Forename)) {
            return token(at).is(WordClass::Abbreviation) && token(at).span.length() <= 4;
        }
        const bool is_led = at > 0 && (token(at - 1).is(WordClass::Determiner) ||
                                       (token(at - 1).is_word() && !token(at - 1).is_capital &&
                                        reading_.word(at - 1).ends_with("en")));
        return !is_led && !ends_like_noun(reading_.word(at));
    }

    bool may_be_surname(std::uint32_t at) const {
        if (token(at).is(no_surname) && !token(at).is(any_forename)) return false;
        const std::string_view word = reading_.word(at);
        if (ends_like_noun(word)) return false;
        if (!word.ends_with('s')) return true;
        const std::string stem = lowered(word.substr(0, word.size() - 1));
        return !reading_.lexicon->find(hash_of(stem))
                    .classes.has(WordClass::Place | WordClass::NotName);
    }

    void read_run(TokenRange run) {
        for (std::uint32_t at = run.begin; at < run.end; at = word_end(at, run.end)) {
            const std::uint32_t next = word_end(at, run.end);
            if (next < run.end && may_be_forename(at) && !token(next - 1).is(titles)) {
                const std::uint32_t end = full_name_end(at, run.end);
                if (end > next) {
                    add({at, end}, NameKind::Full);
                    at = end - 1;
                    continue;
                }
            }
            const bool is_titled = next < run.end && token(next - 1).is(titles) &&
                                   !token(next).is(titles) && may_be_surname(next);
            const bool has_full = next < run.end && may_be_forename(next) &&
                                  full_name_end(next, run.end) > word_end(next, run.end);
            if (is_titled && !has_full) {
                const std::uint32_t end = titled_name_end(next, run.end);
                if (end - next == 1 || !may_be_forename(next)) {
                    add({next, end}, titled_kind(at, {next, end}));
                    at = end - 1;
                }
                continue;
            }
        }
        if (!names_.empty() && names_.back().tokens.end > run.begin) return;
        read_bare(run);
    }

    // Forenames, particles, one surname: "Hans Peter von der Au".
    std::uint32_t full_name_end(std::uint32_t at, std::uint32_t end) const {
        std::uint32_t next = word_end(at, end);
        while (next < end && may_be_forename(next) && word_end(next, end) < end &&
               may_be_surname(word_end(next, end))) {
            next = word_end(next, end);
        }
        while (next < end && !token(next).is_capital) {
            ++next;
        }
        return next < end && may_be_surname(next) ? word_end(next, end) : at;
    }

    std::uint32_t titled_name_end(std::uint32_t at, std::uint32_t end) const {
        std::uint32_t last = word_end(at, end);
        for (std::uint32_t count = 1; count < longest_surname && last < end; ++count) {
            if (!token(last).is_capital || !may_be_surname(last)) break;
            last = word_end(last, end);
        }
        return last;
    }

    // "Minister Schmidt"; behind an article one word may be the verb's object: "nahm der Minister
    // Platz".
    NameKind titled_kind(std::uint32_t title, TokenRange name) const {
        const bool is_one = word_end(name.begin, name.end) == name.end;
        if (!is_one) return NameKind::Full;
        const std::uint32_t first = title_begin(title);
        const bool has_article =
            first > 0 && token(first - 1).is_word() &&
            !token(first - 1).is(WordClass::Said | WordClass::Held | WordClass::Preposition |
                                 WordClass::Conjunction);
        return has_article ? NameKind::Short : NameKind::Titled;
    }

    std::uint32_t title_begin(std::uint32_t at) const {
        while (at > 0 &&
               (token(at).is_joined || (is_capital(at - 1) && token(at - 1).is(titles))) &&
               token(at - 1).is_word()) {
            --at;
        }
        return at;
    }

    // No forename, no title: perhaps a name where no article leads it, else a surname alone.
    void read_bare(TokenRange run) {
        std::uint32_t begin = run.begin;
        while (begin < run.end && token(begin).is(no_surname)) {
            begin = word_end(begin, run.end);
        }
        if (begin >= run.end) return;
        const std::uint32_t second = word_end(begin, run.end);
        const bool is_led = begin > 0 && begin == run.begin && token(begin - 1).is_word() &&
                            (token(begin - 1).is(WordClass::Determiner) ||
                             ends_like_adjective(reading_.word(begin - 1)));
        const bool is_whole = second < run.end && word_end(second, run.end) == run.end;
        const std::string_view first = reading_.word(begin);
        const bool is_adjective = first.ends_with('e') || first.ends_with("en");
        const bool may_be =
            is_whole && !is_led && !is_adjective && may_be_surname(begin) && may_be_surname(second);
        if (may_be) {
            add({begin, run.end}, NameKind::Unknown);
        } else if (second == run.end) {
            add({begin, run.end}, NameKind::Short);
        }
    }

    void add(TokenRange tokens, NameKind kind) {
        NameMention& name = names_.emplace_back();
        name.tokens = tokens;
        name.kind = kind;
        const bool has_title = tokens.begin > 0 && token(tokens.begin - 1).is(titles) &&
                               token(tokens.begin - 1).is_capital;
        name.title = {has_title ? title_begin(tokens.begin - 1) : tokens.begin, tokens.begin};
        name.is_possessive = token(tokens.end - 1).is_possessive;
        name.gender = gender(name);
    }

    Gender gender(const NameMention& name) const {
        bool is_man = false;
        bool is_woman = false;
        for (std::uint32_t at = name.title.begin; at < name.title.end; ++at) {
            is_man = is_man || token(at).is(WordClass::Man);
            is_woman = is_woman || token(at).is(WordClass::Woman);
        }
        const Token& first = token(name.tokens.begin);
        if (!is_man && !is_woman && name.kind == NameKind::Full) {
            is_man = first.is(WordClass::Male);
            is_woman = first.is(WordClass::Female);
        }
        if (is_man == is_woman) return Gender::Unknown;
        return is_man ? Gender::Male : Gender::Female;
    }

    Reading& reading_;
    std::vector<NameMention>& names_;
};

}  // namespace

void find_german_names(Reading& reading, std::vector<NameMention>& names) {
    GermanNameFinder{reading, names}.find();
}

}  // namespace onrecord::corpus::annotation
