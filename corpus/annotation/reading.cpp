// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/reading.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/signs.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

class Reader {
public:
    Reader(std::string_view text, const Lexicon& lexicon, Reading& reading)
        : text_{text},
          lexicon_{lexicon},
          reading_{reading},
          longest_elided_{lexicon.has(Trait::LongElision) ? 5U
                          : lexicon.has(Trait::Elision)   ? 2U
                                                          : 0U},
          has_possessive_{lexicon.has(Trait::Possessive)} {}

    void read() {
        reading_.text = text_;
        reading_.lexicon = &lexicon_;
        reading_.tokens.clear();
        reading_.tokens.reserve(text_.size() / 5 + 8);
        reading_.capitals.clear();
        reading_.capitals.reserve(text_.size() / 40 + 8);
        reading_.paragraphs.clear();
        while (at_ < text_.size()) {
            const ByteKind kind = byte_kind(text_[at_]);
            if (kind != ByteKind::Letter || !plain_word()) step(kind);
        }
        end_paragraph();
        look_up_all();
    }

private:
    struct Waiting {
        std::uint64_t hash;
        std::size_t token;
    };
    static constexpr std::size_t most_waiting = 8;

    void step(ByteKind kind) {
        switch (kind) {
            case ByteKind::Space:
                space({static_cast<unsigned char>(text_[at_]), at_ + 1});
                return;
            case ByteKind::Letter:
                word({static_cast<unsigned char>(text_[at_]), at_ + 1});
                return;
            case ByteKind::Digit:
                number({static_cast<unsigned char>(text_[at_]), at_ + 1});
                return;
            default:
                step_by_code_point();
        }
    }

    void step_by_code_point() {
        const CodePoint point = code_point_at(text_, at_);
        if (is_space(point.value)) {
            space(point);
        } else if (is_letter(point.value)) {
            word(point);
        } else if (is_digit(point.value)) {
            number(point);
        } else {
            sign(point);
        }
    }

    void space(const CodePoint& point) {
        is_apart_ = true;
        at_ = point.next;
        if (point.value == '\n') end_paragraph();
    }

    void end_paragraph() {
        const auto count = static_cast<std::uint32_t>(reading_.tokens.size());
        if (count > paragraph_) {
            reading_.paragraphs.push_back({paragraph_, count});
            const auto end = reading_.tokens.back().span.end;
            push({end, end}, TokenKind::Break);
        }
        paragraph_ = static_cast<std::uint32_t>(reading_.tokens.size());
    }

    Token& push(schema::Span span, TokenKind kind) {
        Token& token = reading_.tokens.emplace_back();
        token.span = span;
        token.kind = kind;
        token.is_joined = !is_apart_;
        is_apart_ = false;
        return token;
    }

    // A word of ASCII that neither an apostrophe nor a full stop follows: nine of ten.
    bool plain_word() {
        const std::string_view rest = text_.substr(at_);
        std::size_t length = 1;
        while (length < rest.size() &&
               is_letter_or_digit[static_cast<unsigned char>(rest[length])]) {
            ++length;
        }
        if (length < rest.size()) {
            const char next = rest[length];
            if (next == '\'' || next == '.' || byte_kind(next) == ByteKind::Wide) return false;
        }
        Token token;
        token.span = {at_, at_ + static_cast<std::uint32_t>(length)};
        token.kind = TokenKind::Word;
        token.is_joined = !is_apart_;
        is_apart_ = false;
        at_ = token.span.end;
        const std::uint64_t hash = hash_of<0x20>(rest.substr(0, length));
        token.hash = token_hash(hash);
        if (rest[0] < 'a') {
            token.is_capital = true;
            token.is_upper = is_shouted(token.span);
            reading_.capitals.push_back(static_cast<std::uint32_t>(reading_.tokens.size()));
        }
        reading_.tokens.push_back(token);
        look_up_later(hash);
        return true;
    }

    // Letters, digits within, apostrophes between letters, full stops of U.S. and J.
    void word(const CodePoint& first) {
        const std::uint32_t begin = at_;
        is_wide_ = has_apostrophe_ = false;
        scan_plain_letters();
        if (at_ < text_.size() && (text_[at_] == '\'' || byte_kind(text_[at_]) == ByteKind::Wide)) {
            scan_letters(begin);
        }
        const bool is_at_stop = at_ < text_.size() && text_[at_] == '.';
        const bool is_initials = is_at_stop && scan_initials(begin);
        const std::uint32_t cut = has_apostrophe_ && !is_initials ? possessive_length(begin) : 0;
        Token& token = push({begin, at_ - cut}, TokenKind::Word);
        token.is_possessive = cut > 0;
        token.is_capital = is_upper(first.value);
        if (token.is_capital) {
            token.is_upper = is_shouted(token.span);
            reading_.capitals.push_back(static_cast<std::uint32_t>(reading_.tokens.size() - 1));
        }
        const std::uint64_t hash = hash_of_word(token.span);
        token.hash = token_hash(hash);
        if (is_initials) token.classes.add(WordClass::Abbreviation);
        look_up_later(hash);
        if (is_at_stop) skip_abbreviation_stop();
    }

    void scan_plain_letters() {
        std::size_t at = at_;
        while (at < text_.size() && is_letter_or_digit[static_cast<unsigned char>(text_[at])]) {
            ++at;
        }
        at_ = static_cast<std::uint32_t>(at);
    }

    void scan_letters(std::uint32_t begin) {
        while (at_ < text_.size()) {
            const CodePoint point = code_point_at(text_, at_);
            if (is_letter(point.value) || is_digit(point.value) || point.value == soft_hyphen) {
                at_ = point.next;
                is_wide_ = is_wide_ || point.value >= 0x80;
            } else if (is_apostrophe(point.value) && point.next < text_.size() &&
                       is_letter(code_point_at(text_, point.next).value)) {
                if (is_elided(begin)) return;
                at_ = point.next;
                has_apostrophe_ = true;
                is_wide_ = is_wide_ || point.value != '\'';
            } else {
                return;
            }
        }
    }

    std::uint64_t hash_of_word(schema::Span span) {
        const std::string_view word = text_.substr(span.begin, span.length());
        if (!is_wide_) return hash_of<0x20>(word);
        lowered_.clear();
        append_lowered(word, lowered_);
        return hash_of(lowered_);
    }

    // l'Ukraine, qu'il: the apostrophe ends a word of one or two letters in French.
    bool is_elided(std::uint32_t begin) const { return at_ - begin <= longest_elided_; }

    // "U.S." and "J." are words with their full stops, also at a sentence's end.
    bool scan_initials(std::uint32_t begin) {
        if (at_ >= text_.size() || text_[at_] != '.' || !is_initial(begin, at_)) return false;
        std::uint32_t letters = 1;
        while (at_ + 1 < text_.size()) {
            const CodePoint letter = code_point_at(text_, at_ + 1);
            if (!is_letter(letter.value) || letter.next >= text_.size() ||
                text_[letter.next] != '.') {
                break;
            }
            is_wide_ = is_wide_ || letter.value >= 0x80;
            at_ = letter.next;
            ++letters;
        }
        ++at_;
        return letters > 1 || is_upper(code_point_at(text_, begin).value);
    }

    bool is_initial(std::uint32_t begin, std::uint32_t end) const {
        return code_point_at(text_, begin).next == end;
    }

    std::uint32_t possessive_length(std::uint32_t begin) const {
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (!has_possessive_ || word.size() < 3 || (word.back() | 0x20) != 's') return 0;
        if (word[word.size() - 2] == '\'') return is_contraction(word, 2) ? 0 : 2;
        if (word.ends_with("\u2019s")) return is_contraction(word, 4) ? 0 : 4;
        return 0;
    }

    // it's, he's, that's, what's: "is", not a possessive. Names stay cut: no rule minds.
    static bool is_contraction(std::string_view word, std::size_t cut) {
        static constexpr std::string_view pronouns[] = {
            "it", "he", "she", "that", "what", "there", "let", "who", "here", "where", "how"};
        // "the WHO's", and "WHO'S" in a headline
        if (is_upper(static_cast<unsigned char>(word[1])) && word.back() == 's') return false;
        const std::string base = lowered(word.substr(0, word.size() - cut));
        return std::find(std::begin(pronouns), std::end(pronouns), base) != std::end(pronouns);
    }

    bool is_shouted(schema::Span span) const {
        const std::uint32_t second = span.begin + 1;
        if (second < span.end && text_[second] >= 'a' && text_[second] <= 'z') return false;
        std::uint32_t letters = 0;
        for (std::uint32_t at = span.begin; at < span.end;) {
            const CodePoint point = code_point_at(text_, at);
            if (is_letter(point.value)) {
                if (!is_upper(point.value)) return false;
                ++letters;
            }
            at = point.next;
        }
        return letters > 1;
    }

    // The Lexicon is asked some words later, when its answer is at hand.
    void look_up_later(std::uint64_t hash) {
        lexicon_.prefetch(hash);
        if (asked_ - answered_ == most_waiting) look_up();
        wait_[asked_++ % most_waiting] = {hash, reading_.tokens.size() - 1};
    }

    void look_up() {
        const Waiting& word = wait_[answered_++ % most_waiting];
        const KnownWord known = lexicon_.find(word.hash);
        Token& token = reading_.tokens[word.token];
        token.classes.add(known.classes);
        token.stem = known.stem;
    }

    void look_up_all() {
        while (answered_ < asked_) {
            look_up();
        }
    }

    void skip_abbreviation_stop() {
        look_up_all();
        const bool is_at_stop = at_ < text_.size() && text_[at_] == '.';
        if (is_at_stop && reading_.tokens.back().is(WordClass::Abbreviation)) ++at_;
    }

    void number(const CodePoint& first) {
        const std::uint32_t begin = at_;
        at_ = first.next;
        while (at_ < text_.size()) {
            const CodePoint point = code_point_at(text_, at_);
            const bool is_inner = (point.value == '.' || point.value == ',') &&
                                  point.next < text_.size() &&
                                  is_digit(code_point_at(text_, point.next).value);
            if (!is_digit(point.value) && !is_letter(point.value) && !is_inner) break;
            at_ = point.next;
        }
        push({begin, at_}, TokenKind::Number);
    }

    void sign(const CodePoint& point) {
        const bool is_between = !is_apart_ && is_hyphen(point.value) && at_ > 0 &&
                                point.next < text_.size() &&
                                is_word_sign(code_point_at(text_, point.next).value) &&
                                is_word_sign(code_point_before(text_, at_));
        const std::uint32_t begin = at_;
        at_ = point.next;
        if (is_between) return;  // the next word is joined to this one
        const TokenKind kind = kind_of(point.value);
        if (kind == TokenKind::Stop) {
            while (at_ < text_.size() && is_stop(code_point_at(text_, at_).value)) {
                at_ = code_point_at(text_, at_).next;
            }
        }
        if (kind == TokenKind::Mark) {
            const bool may_double = point.value == '\'' || point.value == '`' ||
                                    point.value == 0x2019 || point.value == 0x2018;
            // '' and `` and \u2019\u2019 are one double mark
            const auto sign = text_.substr(begin, point.next - begin);
            if (may_double && text_.substr(at_).starts_with(sign)) {
                at_ += static_cast<std::uint32_t>(sign.size());
            }
        }
        push({begin, at_}, kind);
    }

    static bool is_word_sign(char32_t value) {
        return is_letter(value) || is_digit(value) || value == '.';
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    Reading& reading_;
    std::uint32_t at_ = 0;
    std::uint32_t paragraph_ = 0;
    std::uint32_t longest_elided_;  ///< Letters of a word that an apostrophe ends; 0: none.
    bool has_possessive_;
    bool is_apart_ = true;
    // Of the word at hand:
    bool is_wide_ = false;  ///< It has letters beyond ASCII.
    bool has_apostrophe_ = false;
    std::string lowered_;
    std::array<Waiting, most_waiting> wait_{};  ///< A ring of words to be looked up.
    std::size_t asked_ = 0;
    std::size_t answered_ = 0;
};

}  // namespace

std::uint32_t Reading::token_at(std::uint32_t byte) const {
    const auto found = std::lower_bound(
        tokens.begin(), tokens.end(), byte, [](const Token& token, std::uint32_t at) {
            return token.span.begin < at;
        });
    return static_cast<std::uint32_t>(found - tokens.begin());
}

void read(std::string_view text, const Lexicon& lexicon, Reading& reading) {
    Reader{text, lexicon, reading}.read();
}

}  // namespace onrecord::corpus::annotation
