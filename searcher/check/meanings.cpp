// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/meanings.hpp"

#include "searcher/check/amounts.hpp"
#include "searcher/check/moments.hpp"
#include "searcher/check/read_words.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>

namespace onrecord::searcher::check {
namespace {

using schema::Word;

/// Reads one text, from the first word to the last; each word is looked at by a bounded number of
/// readings, so time is linear in the text. Most words are looked up once and are plain.
class Reader {
public:
    Reader(std::string_view text, std::string_view lang, std::vector<Word> words)
        : text_{text},
          words_{text, lang, std::move(words)},
          lexicon_{words_.lexicon()},
          has_genders_{!lexicon_.words().all(WordClass::Gender).empty()} {}

    Meanings read() {
        result_.words.reserve(words_.size());
        result_.units.reserve(words_.size());
        find_restarts();
        for (std::size_t at = 0; at < words_.size();) {
            read_sign(at);
            if (is_plain(at) && !restarts_[at] && stands_alone(at)) {
                read_word(at++);
                continue;
            }
            const std::size_t first = result_.units.size();
            const std::size_t taken = read_at(at);
            free_restart(first, at, taken);
            at += taken;
        }
        free_weak_denials();
        return std::move(result_);
    }

private:
    /// Whether no construct (number, address, contraction ...) can begin at a word, which is true
    /// of most words. read_at() would find the same step by step.
    bool is_plain(std::size_t at) const {
        constexpr std::uint64_t may_begin =
            word_bits::month | word_bits::digit | word_bits::number | word_bits::phrase |
            word_bits::of(WordClass::DateWord) | word_bits::of(WordClass::ClockName) |
            word_bits::of(WordClass::Currency) | word_bits::of(WordClass::DollarOf) |
            word_bits::of(WordClass::Number) | word_bits::of(WordClass::Half) |
            word_bits::of(WordClass::Article) | word_bits::of(WordClass::LoneScale) |
            word_bits::of(WordClass::Minus) | word_bits::of(WordClass::Contraction);
        const std::string& form = words_.form(at);
        return (words_.bits(at) & may_begin) == 0 && !has_genders_ && !is_tagged(at) &&
               form.find('\'') == std::string::npos && !is_web_address(at);
    }

    /// Whether neither a mark nor a piece of a contraction is beside a word.
    bool stands_alone(std::size_t at) const {
        constexpr std::size_t longest_piece = 2;
        return at > 0 && at + 1 < words_.size() && words_.between(at - 1) == " " &&
               words_.between(at) == " " && words_.form(at).size() > 1 &&
               words_.form(at + 1).size() > longest_piece;
    }

    std::size_t read_at(std::size_t at) {
        if (const std::size_t taken = read_address(at)) return taken;
        if (const std::size_t taken = read_filler(at)) return taken;
        if (read_decade(at)) return 1;
        if (const std::size_t taken = read_number(at)) {
            if (!words_.has(at + taken - 1, word_bits::digit)) read_cut_ending(at + taken - 1);
            return taken;
        }
        if (const std::size_t taken = read_pair(at)) return taken;
        if (const std::size_t taken = read_genders(at)) return taken;
        if (read_contraction(at)) return 1;
        if (read_parted_contraction(at)) return 2;
        read_word(at);
        read_cut_ending(at);
        return 1;
    }

    /// `The gate, the gate is shut`: of words said twice within a sentence the first ones may be
    /// left out. One word said twice without a mark between is told where it is read.
    void find_restarts() {
        constexpr std::size_t longest = 4;
        restarts_.assign(words_.size(), false);
        for (std::size_t count = longest; count > 0; --count) {
            for (std::size_t i = 0; i + 2 * count <= words_.size(); ++i) {
                if (words_.form(i) != words_.form(i + count) || !is_restart(i, count)) continue;
                std::fill_n(restarts_.begin() + static_cast<std::ptrdiff_t>(i), count, true);
                i += count - 1;
            }
        }
    }

    bool is_restart(std::size_t first, std::size_t count) const {
        for (std::size_t k = first; k < first + count; ++k) {
            if (restarts_[k] || words_.form(k) != words_.form(k + count)) return false;
        }
        const std::uint32_t begin = words_[first].span.begin;
        const std::uint32_t end = words_[first + count].span.begin;
        if (text_.substr(begin, end - begin).find_first_of(".!?;\n") != std::string_view::npos &&
            !words_.between(first + count - 1).starts_with("...")) {
            return false;
        }
        if (count > 1) return true;
        const std::string_view between = words_.between(first);
        if (words_.form(first).find('\'') != std::string::npos && words_.is_beside(first))
            return true;
        // Two equal numbers may be two: `6, 6`.
        const bool is_number = words_.has(first, word_bits::digit | word_bits::number);
        return between.find("\xE2\x80") != std::string_view::npos ||
               between.find("--") != std::string_view::npos || between == " - " ||
               between.starts_with("...") || (!is_number && between == ", ");
    }

    /// Marks the units made since `first` whose words all stand in a restart.
    void free_restart(std::size_t first, std::size_t at, std::size_t taken) {
        const auto begin = restarts_.begin() + static_cast<std::ptrdiff_t>(at);
        const bool is_restart = std::all_of(
            begin, begin + static_cast<std::ptrdiff_t>(taken), [](bool is) { return is; });
        if (!is_restart) return;
        for (std::size_t i = first; i < result_.units.size(); ++i) {
            result_.units[i].kind = UnitKind::Hesitation;
            result_.units[i].is_optional = true;
        }
    }

    /// `you know` between marks, or behind one where the text or a sentence begins.
    std::size_t read_filler(std::size_t at) {
        constexpr std::size_t longest = 3;
        const auto& fillers = lexicon_.words().all(WordClass::Filler);
        if (fillers.empty() || (at > 0 && !has_mark(words_.between(at - 1)))) return 0;
        std::string said;
        std::size_t taken = 0;
        for (std::size_t i = at; i < std::min(at + longest, words_.size()); ++i) {
            if (i > at && !words_.is_beside(i - 1)) break;
            said += (i > at ? "_" : "") + words_.form(i);
            const bool ends = i + 1 < words_.size() && has_mark(words_.between(i));
            if (ends && fillers.contains(said)) taken = i + 1 - at;
        }
        for (std::size_t i = at; i < at + taken; ++i)
            add(lexicon_.spelled_alike(words_.form(i)),
                words_[i].span,
                {UnitKind::Hesitation, index(i), true});
        return taken;
    }

    static bool has_mark(std::string_view between) {
        return between.find_first_of(",;:.!?-\"\n") != std::string_view::npos ||
               between.find("\xE2\x80") != std::string_view::npos;  // Dashes, ellipses, marks.
    }

    /// `don t`, `we re`, whose apostrophe was lost in copying.
    bool read_parted_contraction(std::size_t at) {
        constexpr std::size_t longest = 2;
        if (at + 1 >= words_.size() || words_.form(at + 1).size() > longest ||
            words_.between(at) != " ") {
            return false;
        }
        const std::string& last = words_.form(at + 1);
        const bool may_be = last == "t"
                                ? words_.form(at).ends_with('n')
                                : lexicon_.words().is(WordClass::Contracting, words_.form(at));
        return may_be && add_contraction(words_.form(at) + '\'' + last, span_of(at, 2), at);
    }

    /// The `'s` that the Analyzer cut off may be a word: `the crane's coming`, German `hab's`.
    void read_cut_ending(std::size_t at) {
        const std::uint32_t end = words_[at].span.end;
        const std::size_t length = length_of_cut_s(end);
        const auto* word = lexicon_.words().find(WordClass::CutEnding, "'s");
        if (length == 0 || word == nullptr) return;
        const auto after = static_cast<std::uint32_t>(end + length);
        const bool has_had = *word == "is" && words_.is(at + 1, WordClass::Participle);
        add(has_had ? "has" : *word, {end, after}, {UnitKind::Word, index(at), true});
    }

    /// `Je sais pas` says what `Je ne sais pas` does: before the word that denies, `ne` may be left
    /// out.
    void free_weak_denials() {
        constexpr std::size_t farthest = 5;
        auto& units = result_.units;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].kind != UnitKind::WeakDenial) continue;
            const std::size_t end = std::min(units.size(), i + farthest + 1);
            for (std::size_t k = i + 1; k < end && !units[i].is_optional; ++k) {
                units[i].is_optional = units[k].kind == UnitKind::Denial;
            }
        }
    }

    void add(std::string form, schema::Span span, Unit unit) {
        result_.words.push_back({std::move(form), span});
        result_.units.push_back(unit);
    }

    static std::uint32_t index(std::size_t at) { return static_cast<std::uint32_t>(at); }

    /// A hashtag, a name with @ or all of a web address.
    std::size_t read_address(std::size_t at) {
        const std::uint32_t begin = words_[at].span.begin;
        const bool is_tag = is_tagged(at);
        if (!is_tag && !is_web_address(at)) return 0;
        std::size_t count = 0;
        const std::size_t end = std::min(text_.find_first_of(" \n\t\r", begin), text_.size());
        while (at + count < words_.size() && words_[at + count].span.begin < end) {
            ++count;
        }
        const bool is_optional = !is_tag || !is_within_sentence(at, at + count);
        for (std::size_t i = at; i < at + count; ++i) {
            add(words_[i].form, words_[i].span, {kind_in_address(i), index(i), is_optional});
        }
        return count;
    }

    /// `#not` denies, wherever it stands.
    UnitKind kind_in_address(std::size_t at) const {
        const UnitKind kind = kind_of(words_.form(at), words_[at].span);
        return kind == UnitKind::Denial ? kind : UnitKind::Address;
    }

    /// Whether a tag is one of the sentence's words, not one hung before or behind it: `We are
    /// #closing the harbour`. Then words stand on both sides, and no tag or mark between.
    bool is_within_sentence(std::size_t at, std::size_t end) const {
        if (at == 0 || end >= words_.size()) return false;
        const std::string_view before = words_.between(at - 1);
        return before.size() == 2 && before.front() == ' ' && words_.between(end - 1) == " " &&
               !is_tagged(at - 1);
    }

    bool is_tagged(std::size_t at) const {
        const std::uint32_t begin = words_[at].span.begin;
        return begin > 0 && (text_[begin - 1] == '#' || text_[begin - 1] == '@');
    }

    bool is_web_address(std::size_t at) const {
        const std::string& form = words_.form(at);
        if (form.front() != 'h' && form.front() != 'w') return false;
        const std::string_view rest = text_.substr(words_[at].span.end, 3);
        if (form == "http" || form == "https") return rest == "://";
        return form == "www" && rest.starts_with('.');
    }

    /// A day, a time of day, or a number with what it counts.
    std::size_t read_number(std::size_t at) {
        const auto add_moment = [&](Moment moment) {
            const schema::Span span = span_of(at, moment.words);
            add(std::move(moment.form), span, {UnitKind::Number, index(at), false});
            // An ISO date begins with its year, so that the year's place is the end of the date.
            if (!moment.year.empty()) {
                const auto last = static_cast<std::uint32_t>(at + moment.words - 1);
                add(std::move(moment.year), {span.end, span.end}, {UnitKind::Number, last, false});
            }
            return moment.words;
        };
        if (auto date = date_at(words_, at)) return add_moment(std::move(*date));
        if (auto clock = clock_at(words_, at)) return add_moment(std::move(*clock));
        auto amount = amount_at(words_, at);
        if (!amount) return 0;
        const UnitKind kind = amount->is_number ? UnitKind::Number : UnitKind::Word;
        add(std::move(amount->form), span_of(at, amount->words), {kind, index(at), false});
        return amount->words;
    }

    schema::Span span_of(std::size_t at, std::size_t count) const {
        return {words_[at].span.begin, words_[at + count - 1].span.end};
    }

    /// `the 1970's`, which is `the 1970s`.
    bool read_decade(std::size_t at) {
        const std::string& form = words_.form(at);
        const bool is_year =
            words_.is_digits(at) && (form.size() == 2 || form.size() == 4) && form.back() == '0';
        const std::uint32_t end = words_[at].span.end;
        if (!is_year || length_of_cut_s(end) == 0) return false;
        const auto after = static_cast<std::uint32_t>(end + length_of_cut_s(end));
        add(lexicon_.spelled_alike(form + 's'),
            {words_[at].span.begin, after},
            {UnitKind::Word, index(at), false});
        return true;
    }

    /// How many bytes behind a word the `'s` takes that the Analyzer cut off; 0 where there is
    /// none.
    std::size_t length_of_cut_s(std::uint32_t end) const {
        const std::string_view behind = text_.substr(end, 5);
        std::size_t mark = 0;
        for (const std::string_view apostrophe : {"'", "\xE2\x80\x99"})
            if (behind.starts_with(apostrophe)) mark = apostrophe.size();
        if (mark == 0 || behind.size() <= mark || (behind[mark] | 0x20) != 's') return 0;
        const auto next =
            static_cast<unsigned char>(behind.size() > mark + 1 ? behind[mark + 1] : ' ');
        return std::isalnum(next) != 0 || next >= 0xC3U ? 0 : mark + 1;
    }

    std::size_t read_pair(std::size_t at) {
        const std::string* same = words_.phrase(at, 2, WordClass::Same);
        if (same == nullptr) return 0;
        const schema::Span span = span_of(at, 2);
        add(*same, span, {kind_of(*same, span), index(at), false});
        read_cut_ending(at + 1);
        return 2;
    }

    /// `&`, which the Analyzer passes over.
    void read_sign(std::size_t at) {
        if (at == 0) return;
        const std::string_view between = words_.between(at - 1);
        if (between == " ") return;
        const std::size_t sign = between.find_first_not_of(' ');
        const bool is_alone =
            sign != std::string_view::npos && between.find_last_not_of(' ') == sign;
        const std::string* word =
            is_alone ? lexicon_.words().find(WordClass::Sign, between.substr(sign, 1)) : nullptr;
        if (word == nullptr) return;
        const auto begin = words_[at - 1].span.end + static_cast<std::uint32_t>(sign);
        // Copying may lose it.
        add(*word, {begin, begin + 1}, {UnitKind::Word, index(at - 1), true});
    }

    /// Words for women and men, and what the two begin with.
    struct Genders {
        std::string_view stem;
        std::size_t words = 0;
    };

    /// `Bürgerinnen und Bürger`, `Bürger*innen`, `BürgerInnen`: each way one unit. The women alone
    /// are another.
    std::size_t read_genders(std::size_t at) {
        for (const auto& [ending, meaning] : lexicon_.words().all(WordClass::Gender)) {
            Genders both = signed_genders(at, ending);
            if (both.words == 0) both = paired_genders(at, ending);
            if (both.words == 0) continue;
            add(std::string{both.stem} + '*' + ending,
                span_of(at, both.words),
                {UnitKind::Word, index(at), false});
            return both.words;
        }
        return 0;
    }

    Genders signed_genders(std::size_t at, std::string_view ending) const {
        constexpr std::string_view signs[] = {"*", ":", "_", "/-", "/", "\xC2\xB7"};
        const std::string_view form = words_.form(at);
        if (at + 1 < words_.size() && words_.form(at + 1) == ending &&
            std::ranges::find(signs, words_.between(at)) != std::end(signs)) {
            return {form, 2};
        }
        if (form.size() < ending.size() + 2 || !form.ends_with(ending)) return {};
        const std::string_view stem = form.substr(0, form.size() - ending.size());
        if (std::string_view{"*:_"}.find(stem.back()) != std::string_view::npos) {
            return {stem.substr(0, stem.size() - 1), 1};
        }
        const std::size_t begin = words_[at].span.end - ending.size();
        // `BürgerInnen`, and not `BÜRGERINNEN`.
        const bool has_capital = text_[begin] == 'I' && text_[begin + 1] == ending[1];
        return has_capital ? Genders{stem, 1} : Genders{};
    }

    Genders paired_genders(std::size_t at, std::string_view ending) const {
        constexpr std::size_t least_stem = 3;
        constexpr std::size_t longest_end = 2;  // `Kollegen`
        const std::string* joiner = lexicon_.words().find(WordClass::Sign, "&");
        if (at + 2 >= words_.size() || joiner == nullptr || words_.form(at + 1) != *joiner ||
            !words_.is_beside(at) || !words_.is_beside(at + 1)) {
            return {};
        }
        std::string_view women = words_.form(at);
        std::string_view men = words_.form(at + 2);
        if (!women.ends_with(ending)) std::swap(women, men);
        if (!women.ends_with(ending) || men.ends_with(ending)) return {};
        const std::string_view stem = women.substr(0, women.size() - ending.size());
        const bool is_pair = stem.size() >= least_stem && men.starts_with(stem) &&
                             men.size() <= stem.size() + longest_end;
        return is_pair ? Genders{stem, 3} : Genders{};
    }

    /// Whether the `'d` of a word is `had`: `they'd gone`, `they'd waited`, but `they'd need`.
    bool is_had(std::size_t at) const {
        if (at + 1 >= words_.size() || !words_.is_beside(at)) return false;
        const std::string_view next = words_.form(at + 1);
        return words_.is(at + 1, WordClass::Participle) ||
               (next.ends_with("ed") && !next.ends_with("eed"));
    }

    /// `do_not` of `don't`; empty when the word is no contraction.
    std::string pieces_of(std::size_t at) const {
        if (const auto* known = words_.meaning(at, WordClass::Contraction)) return *known;
        const bool has_had = words_.form(at).ends_with("'d") && is_had(at);
        return pieces_of(words_.form(at), has_had);
    }

    std::string pieces_of(const std::string& form, bool has_had) const {
        const std::size_t mark = form.rfind('\'');
        if (mark == std::string::npos || mark == 0) return {};
        const std::size_t cut = form.ends_with("n't") ? mark - 1 : mark;
        const auto* ending =
            lexicon_.words().find(WordClass::Ending, std::string_view{form}.substr(cut));
        if (ending == nullptr || cut == 0) return {};
        return form.substr(0, cut) + '_' + (has_had ? "had" : *ending);
    }

    /// `don't` as `do` and `not`, each with its piece of the text.
    bool read_contraction(std::size_t at) { return add_pieces(pieces_of(at), words_[at].span, at); }

    /// Of a form that may be none.
    bool add_contraction(const std::string& form, schema::Span span, std::size_t at) {
        const auto* known = lexicon_.words().find(WordClass::Contraction, form);
        const bool has_had = form.ends_with("'d") && is_had(at + 1);
        return add_pieces(known == nullptr ? pieces_of(form, has_had) : *known, span, at);
    }

    bool add_pieces(const std::string& both, schema::Span span, std::size_t at) {
        if (both.empty()) return false;
        const std::size_t blank = both.find('_');
        // Where the two part in print: before the last letters, as many as the second piece has
        // at most; the two pieces of `cannot` are `can` and `not`.
        const std::uint32_t cut = cut_of(span);
        std::string second = both.substr(blank + 1);
        add(both.substr(0, blank),
            {span.begin, cut},
            {kind_of(both.substr(0, blank), span), index(at), false});
        const UnitKind kind = kind_of(second, span);
        add(std::move(second), {cut, span.end}, {kind, index(at), false});
        return true;
    }

    /// A place within the word to part a contraction at, between two characters.
    std::uint32_t cut_of(schema::Span span) const {
        const std::string_view word = text_.substr(span.begin, span.length());
        std::size_t cut = word.find_first_of("'\xE2 ");
        if (cut == std::string_view::npos || cut == 0) cut = word.size() > 4 ? word.size() - 2 : 1;
        const bool ends_in_not = cut > 1 && (word[cut - 1] == 'n' || word[cut - 1] == 'N');
        if (ends_in_not) --cut;
        while (cut > 1 && (static_cast<unsigned char>(word[cut]) & 0xC0U) == 0x80U) {
            --cut;
        }
        return span.begin + static_cast<std::uint32_t>(cut);
    }

    UnitKind kind_of(const std::string& form, schema::Span span) const {
        return kind_of(lexicon_.bits_of(form), span.length() == form.size());
    }

    static UnitKind kind_of(std::uint64_t bits, bool is_as_written) {
        if ((bits & word_bits::of(WordClass::Denial)) != 0) return UnitKind::Denial;
        if ((bits & word_bits::of(WordClass::WeakDenial)) != 0) return UnitKind::WeakDenial;
        // `Sí` folds to the Spanish `si`, and is none.
        const bool is_condition = (bits & word_bits::of(WordClass::Condition)) != 0;
        return is_as_written && is_condition ? UnitKind::Condition : UnitKind::Word;
    }

    void read_word(std::size_t at) {
        const Word& word = words_[at];
        const bool is_one_number = is_numero(at);
        const bool is_as_it_is = !is_one_number && !lexicon_.may_be_spelled_otherwise(word.form);
        std::string form = is_as_it_is     ? word.form
                           : is_one_number ? *words_.meaning(at, WordClass::Numero)
                                           : lexicon_.spelled_alike(word.form);
        const std::uint64_t bits = is_as_it_is ? words_.bits(at) : lexicon_.bits_of(form);
        Unit unit{kind_of(bits, word.span.length() == word.form.size()), index(at), false};
        const bool is_repeated = unit.kind == UnitKind::Word && !result_.words.empty() &&
                                 result_.words.back().form == form &&
                                 result_.units.back().kind == UnitKind::Word;
        if (is_repeated || words_.is(at, WordClass::Hesitation)) {
            unit = {UnitKind::Hesitation, index(at), true};
        }
        if (is_between_numbers(at) || is_behind_part(at)) unit.is_optional = true;
        if (is_parted_ending(at)) {
            form = *lexicon_.words().find(WordClass::CutEnding, "'s");
            unit.is_optional = true;
        }
        add(std::move(form), word.span, unit);
    }

    /// The `s` of `the crane s coming`, whose apostrophe was lost in copying.
    bool is_parted_ending(std::size_t at) const {
        return at > 0 && words_.form(at) == "s" && words_.between(at - 1) == " " &&
               lexicon_.words().is(WordClass::CutEnding, "'s");
    }

    /// `No. 10`, which denies nothing.
    bool is_numero(std::size_t at) const {
        return words_.is(at, WordClass::Numero) && words_.has(at + 1, word_bits::digit) &&
               (words_.between(at) == ". " || words_.between(at) == ".");
    }

    /// `15 to 20`, which is `15–20`.
    bool is_between_numbers(std::size_t at) const {
        return words_.is(at, WordClass::Range) && !result_.units.empty() &&
               result_.units.back().kind == UnitKind::Number &&
               words_.has(
                   at + 1,
                   word_bits::digit | word_bits::number | word_bits::of(WordClass::Currency));
    }

    /// `half of the nets`, which is `half the nets`.
    bool is_behind_part(std::size_t at) const {
        return words_.form(at) == "of" && words_.is(at, WordClass::Of) && !result_.words.empty() &&
               result_.units.back().kind == UnitKind::Number &&
               result_.words.back().form.ends_with('%');
    }

    std::string_view text_;
    ReadWords words_;
    const Lexicon& lexicon_;
    bool has_genders_;
    Meanings result_;
    std::vector<bool> restarts_;  ///< By word: said again right behind it.
};

}  // namespace

Meanings read_meanings(std::string_view text, std::string_view lang, std::vector<Word> words) {
    return Reader{text, lang, std::move(words)}.read();
}

}  // namespace onrecord::searcher::check
