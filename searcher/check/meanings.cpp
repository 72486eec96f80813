// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/meanings.hpp"

#include "searcher/check/calendar_words.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/spelled_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace onrecord::searcher::check {
namespace {

using schema::Word;

// `dos cientos treinta y cinco` is 5; nothing below a thousand takes more in the languages known.
constexpr std::size_t longest_spelled = 6;
// `two million three hundred thousand and five`: more parts are no number of a speech.
constexpr std::size_t most_parts = 6;
// A scale so short is one only right behind its digits: `5m`, `11bn`.
constexpr std::size_t short_scale_bytes = 2;

bool is_digits(std::string_view form) {
    return !form.empty() && form.front() >= '0' && form.front() <= '9' &&
           form.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::count(form.begin(), form.end(), '.') <= 1;
}

std::string as_text(double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

/// What is read at one place, and how many words it takes.
struct Part {
    double value = 0;
    std::size_t words = 0;
    bool has_digits = false;
    bool is_ordinal = false;
};

/// Reads one text, from the first word to the last; each word is looked at by a bounded number of
/// readings, so time is linear in the text.
class Reader {
public:
    Reader(std::string_view text, std::string_view lang, std::vector<Word> words)
        : text_{text},
          words_{std::move(words)},
          language_{language_words(lang)},
          spelled_{spelled_numbers(lang)},
          calendar_{calendar_words(lang)},
          groups_by_blanks_{lang.substr(0, 2) != "en"} {}

    Meanings read() {
        result_.words.reserve(words_.size());
        result_.units.reserve(words_.size());
        for (std::size_t at = 0; at < words_.size();)
            at += read_at(at);
        return std::move(result_);
    }

private:
    std::size_t read_at(std::size_t at) {
        if (const std::size_t taken = read_address(at)) return taken;
        if (const std::size_t taken = read_date(at)) return taken;
        if (const std::size_t taken = read_clock(at)) return taken;
        if (const std::size_t taken = read_amount(at)) return taken;
        if (const std::size_t taken = read_pair(at)) return taken;
        if (read_contraction(at)) return 1;
        read_word(at);
        return 1;
    }

    void add(std::string form, schema::Span span, Unit unit) {
        result_.words.push_back({std::move(form), span});
        result_.units.push_back(unit);
    }

    std::string_view between(std::size_t at) const {
        const std::uint32_t end = words_[at].span.end;
        return text_.substr(end, words_[at + 1].span.begin - end);
    }

    bool touches_next(std::size_t at) const {
        return at + 1 < words_.size() && words_[at].span.end == words_[at + 1].span.begin;
    }

    static std::uint32_t index(std::size_t at) { return static_cast<std::uint32_t>(at); }

    /// A hashtag, a name with @ or all of a web address.
    std::size_t read_address(std::size_t at) {
        const std::uint32_t begin = words_[at].span.begin;
        std::size_t count = 0;
        const char before = begin > 0 ? text_[begin - 1] : ' ';
        const bool is_tag = before == '#' || before == '@';
        if (is_tag || is_web_address(at)) {
            const std::size_t end = std::min(text_.find_first_of(" \n\t\r", begin), text_.size());
            while (at + count < words_.size() && words_[at + count].span.begin < end)
                ++count;
        }
        for (std::size_t i = at; i < at + count; ++i)
            add(words_[i].form, words_[i].span, {UnitKind::Address, index(i), true});
        return count;
    }

    bool is_web_address(std::size_t at) const {
        const std::string& form = words_[at].form;
        const std::string_view rest = text_.substr(words_[at].span.end, 3);
        if (form == "http" || form == "https") return rest == "://";
        return form == "www" && rest.starts_with('.');
    }

    bool is_date_word(std::size_t at) const {
        return at < words_.size() && language_.is(WordClass::DateWord, words_[at].form);
    }

    /// A day of a month: `3`, `3rd`, `third`.
    std::optional<Part> day_at(std::size_t at) const {
        if (at >= words_.size()) return std::nullopt;
        auto day = ordinal_at(at);
        if (!day && is_digits(words_[at].form))
            day = Part{std::strtod(words_[at].form.c_str(), nullptr), 1, true};
        if (!day) day = spelled_at(at);
        constexpr double longest_month = 31;
        const bool is_day = day && day->value >= 1 && day->value <= longest_month &&
                            day->value == std::floor(day->value);
        return is_day ? day : std::nullopt;
    }

    std::uint32_t month_at(std::size_t at) const {
        return at < words_.size() ? calendar_.month(words_[at].form) : 0;
    }

    /// `3 March`, `March 3`, `the third of March`: the day of a year as one unit.
    std::size_t read_date(std::size_t at) {
        std::size_t end = at;
        std::optional<Part> day;
        std::uint32_t month = month_at(at);
        if (month > 0 && at + 1 < words_.size() && is_beside(at)) {
            day = day_at(at + 1);
            if (day && !day->has_digits) return 0;
            end = at + 1 + (day ? day->words : 0);
        } else {
            month = 0;
            std::size_t next = at + (is_date_word(at) ? 1U : 0U);
            day = day_at(next);
            if (!day || (next > at && !day->is_ordinal)) return 0;
            if (!day->is_ordinal && !day->has_digits) return 0;
            next += day->words;
            // `the first may be the last`: a day in words is one of a month where that is said.
            const bool is_joined = is_date_word(next);
            if (!day->has_digits && !is_joined) return 0;
            next += is_joined ? 1U : 0U;
            month = month_at(next);
            end = next + 1;
        }
        if (!day || month == 0) return 0;
        add(as_text(day->value) + '/' + std::to_string(month),
            {words_[at].span.begin, words_[end - 1].span.end},
            {UnitKind::Number, index(at), false});
        return end - at;
    }

    /// Which half of the day a word says, and how many words it takes.
    std::pair<char, std::size_t> half_at(std::size_t at) const {
        if (at >= words_.size()) return {'\0', 0};
        const std::string& form = words_[at].form;
        if (form == "am" || form == "a.m" || form == "a.m.") return {'a', 1};
        if (form == "pm" || form == "p.m" || form == "p.m.") return {'p', 1};
        const bool is_parted = (form == "a" || form == "p") && at + 1 < words_.size() &&
                               words_[at + 1].form == "m" && between(at) == ".";
        return is_parted ? std::pair{form.front(), std::size_t{2}}
                         : std::pair{'\0', std::size_t{0}};
    }

    /// `7pm`, `7 p.m.`, `9.30pm`, `9:30 pm`
    std::size_t read_clock(std::size_t at) {
        const std::string& form = words_[at].form;
        const std::size_t digits = form.find_first_not_of("0123456789.");
        std::string time = form.substr(0, digits);
        std::size_t end = at + 1;
        char half = '\0';
        if (time.empty() || !is_digits(time)) return 0;
        if (digits != std::string::npos) {
            const std::string_view ending = std::string_view{form}.substr(digits);
            half = ending == "am" ? 'a' : ending == "pm" ? 'p' : '\0';
        } else {
            const bool has_minutes =
                end < words_.size() && between(at) == ":" && words_[end].form.size() >= 2;
            if (has_minutes) {
                const std::string& minutes = words_[end].form;
                time += '.' + minutes.substr(0, 2);
                if (minutes.size() > 2)
                    half = minutes.substr(2) == "am" ? 'a' : minutes.substr(2) == "pm" ? 'p' : '\0';
                ++end;
            }
            if (half == '\0' && is_beside(end - 1)) {
                const auto [said, words] = half_at(end);
                half = said;
                end += words;
            }
        }
        if (half == '\0') return 0;
        add(time + half + 'm',
            {words_[at].span.begin, words_[end - 1].span.end},
            {UnitKind::Number, index(at), false});
        return end - at;
    }

    /// Digits with their groups: `12 500` where blanks part them.
    std::optional<Part> digits_at(std::size_t at) const {
        if (!is_digits(words_[at].form)) return std::nullopt;
        std::string digits = words_[at].form;
        std::size_t count = 1;
        if (digits.size() <= 3 && digits.find('.') == std::string::npos && digits.front() != '0') {
            while (at + count < words_.size() && is_group(at + count)) {
                digits += words_[at + count].form;
                ++count;
            }
        }
        return Part{std::strtod(digits.c_str(), nullptr), count, true};
    }

    /// Three digits behind one blank: a no-break or thin one everywhere, a plain one where the
    /// language groups by blanks.
    bool is_group(std::size_t at) const {
        const std::string& form = words_[at].form;
        if (form.size() != 3 || form.find_first_not_of("0123456789") != std::string::npos)
            return false;
        const std::string_view blank = between(at - 1);
        return blank == "\xC2\xA0" || blank == "\xE2\x80\xAF" || blank == "\xE2\x80\x89" ||
               (groups_by_blanks_ && blank == " ");
    }

    /// `21st`
    std::optional<Part> ordinal_at(std::size_t at) const {
        const std::string_view form = words_[at].form;
        const std::size_t digits = form.find_first_not_of("0123456789");
        if (digits == 0 || digits > 6 || digits == std::string_view::npos) return std::nullopt;
        const std::string_view ending = form.substr(digits);
        if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th")
            return std::nullopt;
        return Part{std::strtod(words_[at].form.c_str(), nullptr), 1, true, true};
    }

    std::optional<Part> spelled_at(std::size_t at) const {
        if (spelled_ == nullptr || !spelled_->begins(words_[at].form)) return std::nullopt;
        std::optional<Part> longest;
        std::string words;
        for (std::size_t i = at; i < std::min(at + longest_spelled, words_.size()); ++i) {
            if (i > at && between(i - 1).find_first_not_of(" -\n\xE2\x80\x90\x91\xC2\xAD") !=
                              std::string_view::npos) {
                break;
            }
            if (i > at && language_.is(WordClass::Joiner, words_[i].form)) continue;
            words += (words.empty() ? "" : " ") + words_[i].form;
            if (const auto* number = spelled_->find(words)) {
                longest =
                    Part{static_cast<double>(number->value), i - at + 1, false, number->is_ordinal};
            }
        }
        return longest;
    }

    /// `5 million`, `two hundred thousand`: a part with the scales behind it.
    std::optional<Part> scaled_at(std::size_t at) const {
        auto part = digits_at(at);
        if (!part) part = ordinal_at(at);
        if (!part) part = spelled_at(at);
        if (!part || part->is_ordinal) return part;
        for (std::size_t i = at + part->words; i < words_.size(); i = at + part->words) {
            const std::string* scale = language_.find(WordClass::Scale, words_[i].form);
            if (scale == nullptr || !is_beside(i - 1)) break;
            if (words_[i].form.size() <= short_scale_bytes && !touches_next(i - 1)) break;
            part->value *= std::strtod(scale->c_str(), nullptr);
            ++part->words;
        }
        return part;
    }

    /// Nothing but blanks and hyphens before the next word.
    bool is_beside(std::size_t at) const {
        return at + 1 < words_.size() &&
               between(at).find_first_not_of(" -\n\t\xC2\xA0\xE2\x80\xAF\x89\x91") ==
                   std::string_view::npos;
    }

    /// The whole number: scaled parts that fall, as in `two million three hundred thousand`.
    std::optional<Part> number_at(std::size_t at) const {
        auto number = scaled_at(at);
        if (!number || number->is_ordinal || number->value < 1000) return number;
        double last = number->value;
        for (std::size_t parts = 1; parts < most_parts && !number->has_digits; ++parts) {
            std::size_t next = at + number->words;
            if (next < words_.size() && language_.is(WordClass::Joiner, words_[next].form)) ++next;
            if (next >= words_.size() || !is_beside(next - 1)) break;
            const auto part = scaled_at(next);
            if (!part || part->is_ordinal || part->has_digits || part->value * 10 > last) break;
            number->value += part->value;
            number->words = next + part->words - at;
            last = part->value;
        }
        return number;
    }

    /// How many words a per cent sign or its words take at `at`; 0 when there is none.
    std::size_t percent_at(std::size_t at) const {
        if (at >= words_.size() || !(is_beside(at - 1) || touches_next(at - 1))) return 0;
        if (language_.is(WordClass::Percent, words_[at].form)) return 1;
        const bool has_two = at + 1 < words_.size();
        return has_two &&
                       language_.is(WordClass::Percent, words_[at].form + '_' + words_[at + 1].form)
                   ? 2
                   : 0;
    }

    /// `4 millones de euros`: the words between a large number and its currency.
    std::size_t of_words_at(std::size_t at, const Part& number) const {
        const bool is_large = number.words > 1 && number.value >= 1e6;
        const bool has_of =
            is_large && at + 1 < words_.size() && language_.is(WordClass::Of, words_[at].form);
        return has_of && currency_at(at + 1) != nullptr ? 1 : 0;
    }

    const std::string* currency_at(std::size_t at) const {
        return at < words_.size() ? language_.find(WordClass::Currency, words_[at].form) : nullptr;
    }

    /// A number with its currency before or behind it, or its per cent, as one unit.
    std::size_t read_amount(std::size_t at) {
        // `US$3bn`
        const bool has_country = (words_[at].form == "us" || words_[at].form == "u.s.") &&
                                 touches_next(at) && words_[at + 1].form == "$";
        const std::size_t sign = has_country ? at + 1 : at;
        const std::string* currency = currency_at(sign);
        const std::size_t begin = currency == nullptr ? at : sign + 1;
        if (begin >= words_.size()) return 0;
        if (currency != nullptr && !is_beside(sign) && !touches_next(sign)) return 0;
        const auto number = number_at(begin);
        if (!number) return 0;
        std::string form = as_text(number->value);
        std::size_t end = begin + number->words;
        bool is_number = number->has_digits ||
                         !language_.is(WordClass::NoNumber, words_[begin].form) ||
                         number->words > 1;
        if (number->is_ordinal) {
            form += '.';
        } else if (const std::size_t percent = percent_at(end)) {
            form += '%';
            end += percent;
            is_number = true;
        } else if (currency == nullptr && end < words_.size() && is_unit_next(end - 1)) {
            const std::size_t unit = end + of_words_at(end, *number);
            currency = currency_at(unit);
            if (currency != nullptr) end = unit + 1;
        }
        if (currency != nullptr) form += *currency;
        const schema::Span span{words_[at].span.begin, words_[end - 1].span.end};
        add(std::move(form),
            span,
            {is_number ? UnitKind::Number : UnitKind::Word, index(at), false});
        return end - at;
    }

    /// What is counted may stand behind the dot of a shortened scale: `3 Mrd. €`.
    bool is_unit_next(std::size_t at) const {
        const bool is_short =
            language_.is(WordClass::Scale, words_[at].form) && between(at) == ". ";
        return is_short || is_beside(at);
    }

    std::size_t read_pair(std::size_t at) {
        if (at + 1 >= words_.size() || language_.all(WordClass::Same).empty() || !is_beside(at))
            return 0;
        const std::string* same =
            language_.find(WordClass::Same, words_[at].form + '_' + words_[at + 1].form);
        if (same == nullptr) return 0;
        const schema::Span span{words_[at].span.begin, words_[at + 1].span.end};
        add(*same, span, {kind_of(*same, span), index(at), false});
        return 2;
    }

    /// `don't` as `do` and `not`, each with its piece of the text.
    bool read_contraction(std::size_t at) {
        const Word& word = words_[at];
        std::string both;
        if (const auto* known = language_.find(WordClass::Contraction, word.form)) {
            both = *known;
        } else {
            const std::size_t mark = word.form.rfind('\'');
            if (mark == std::string::npos || mark == 0) return false;
            const std::size_t cut = word.form.ends_with("n't") ? mark - 1 : mark;
            const auto* ending =
                language_.find(WordClass::Ending, std::string_view{word.form}.substr(cut));
            if (ending == nullptr || cut == 0) return false;
            both = word.form.substr(0, cut) + '_' + *ending;
        }
        const std::size_t blank = both.find('_');
        const schema::Span span = word.span;
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
        std::size_t cut = word.find_first_of("'\xE2");
        if (cut == std::string_view::npos || cut == 0) cut = word.size() > 4 ? word.size() - 2 : 1;
        const bool ends_in_not = cut > 1 && (word[cut - 1] == 'n' || word[cut - 1] == 'N');
        if (ends_in_not) --cut;
        while (cut > 1 && (static_cast<unsigned char>(word[cut]) & 0xC0U) == 0x80U)
            --cut;
        return span.begin + static_cast<std::uint32_t>(cut);
    }

    UnitKind kind_of(const std::string& form, schema::Span span) const {
        if (language_.is(WordClass::Denial, form)) return UnitKind::Denial;
        if (language_.is(WordClass::WeakDenial, form)) return UnitKind::WeakDenial;
        // `Sí` folds to the Spanish `si`, and is none.
        const bool is_as_written = span.length() == form.size();
        if (is_as_written && language_.is(WordClass::Condition, form)) return UnitKind::Condition;
        return UnitKind::Word;
    }

    void read_word(std::size_t at) {
        const Word& word = words_[at];
        Unit unit{kind_of(word.form, word.span), index(at), false};
        const bool is_repeated = unit.kind == UnitKind::Word && !result_.words.empty() &&
                                 result_.words.back().form == word.form &&
                                 result_.units.back().kind == UnitKind::Word;
        if (is_repeated || language_.is(WordClass::Hesitation, word.form))
            unit = {UnitKind::Hesitation, index(at), true};
        add(spelled_alike(word.form), word.span, unit);
    }

    /// One spelling for all: `harbors` as `harbours`, `organise` as `organize`.
    std::string spelled_alike(const std::string& form) const {
        const auto& variants = language_.all(WordClass::Spelling);
        if (variants.empty() || form.size() < least_spelling) return form;
        for (std::size_t length = std::min(form.size(), longest_variant); length >= least_spelling;
             --length) {
            const auto variant = variants.find(form.substr(0, length));
            if (variant == variants.end()) continue;
            const bool is_longer = form.starts_with(variant->second);  // `dialogue` of `dialog`
            return is_longer ? form : variant->second + form.substr(length);
        }
        return with_z(form);
    }

    static std::string with_z(std::string form) {
        constexpr std::size_t least = 7;  // `wise` and `prised` are no -ise.
        constexpr std::string_view endings[] = {
            "ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations"};
        if (form.size() < least) return form;
        for (const std::string_view ending : endings) {
            if (form.ends_with(ending)) {
                form[form.size() - ending.size() + 1] = 'z';
                return form;
            }
        }
        return form;
    }

    static constexpr std::size_t least_spelling = 4;
    static constexpr std::size_t longest_variant = 10;

    std::string_view text_;
    std::vector<Word> words_;
    const LanguageWords& language_;
    const SpelledNumbers* spelled_;
    const CalendarWords& calendar_;
    bool groups_by_blanks_;
    Meanings result_;
};

}  // namespace

Meanings read_meanings(std::string_view text, std::string_view lang, std::vector<Word> words) {
    return Reader{text, lang, std::move(words)}.read();
}

}  // namespace onrecord::searcher::check
