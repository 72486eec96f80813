// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/words/word_reader.hpp"

#include "schema/words/us_country.hpp"
#include "schema/words/word_tables.hpp"

#include <algorithm>
#include <array>

namespace onrecord::schema {
namespace {

constexpr std::size_t ascii_size = 128;

struct Ascii {
    std::array<CharacterKind, ascii_size> kinds{};
    std::array<char, ascii_size> lower{};
};

constexpr Ascii make_ascii() {
    Ascii table;
    for (std::size_t code = 0; code < ascii_size; ++code) {
        const char letter = static_cast<char>(code);
        const bool is_upper = letter >= 'A' && letter <= 'Z';
        const bool is_lower = letter >= 'a' && letter <= 'z';
        table.lower[code] = is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (is_upper || is_lower) table.kinds[code] = CharacterKind::Letter;
        if (letter >= '0' && letter <= '9') table.kinds[code] = CharacterKind::Digit;
        if (letter == '$' || letter == '%') table.kinds[code] = CharacterKind::Symbol;
        if (letter == '\'' || letter == '`') table.kinds[code] = CharacterKind::Apostrophe;
    }
    return table;
}

constexpr Ascii ascii = make_ascii();

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < ascii_size; }
std::size_t index_of(char byte) { return static_cast<unsigned char>(byte); }
/// Of what is not ASCII: some kind that is neither a letter nor a separator.
CharacterKind ascii_kind(char byte) {
    return is_ascii(byte) ? ascii.kinds[index_of(byte)] : CharacterKind::Parts;
}
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return at;
}

bool has_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(text[at]);
}

}  // namespace

ReadingRules reading_rules(std::string_view lang) {
    return {.groups_digits_with_points = contains(grouping_with_points, lang)};
}

void WordReader::read() {
    while (at_ < text_.size()) {
        read_next();
    }
    if (!countries_.empty()) tell_countries();
    words_.resize(count_);
}

WordReader::Character WordReader::look(std::size_t at) {
    if (at >= text_.size()) return {CharacterKind::Separator, 0, 0, {}};
    const char byte = text_[at];
    if (byte == '&') return look_at_entity(at);
    if (is_ascii(byte)) {
        const std::size_t code = index_of(byte);
        return {ascii.kinds[code],
                1,
                static_cast<char32_t>(code),
                std::string_view{&ascii.lower[code], 1}};
    }
    const DecodedCharacter decoded = decode_character(text_, at);
    const FoldedCharacter& folded = table_.fold(decoded.character);
    return {folded.kind, decoded.length, decoded.character, folded.text};
}

WordReader::Character WordReader::look_at_entity(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    for (const std::string_view entity : apostrophe_entities) {
        if (!rest.starts_with(entity)) continue;
        return {CharacterKind::Apostrophe, static_cast<std::uint32_t>(entity.size()), U'\'', "'"};
    }
    return {CharacterKind::Separator, 1, U'&', "&"};
}

void WordReader::read_next() {
    if (skip_separators() || read_plain_word()) return;
    const Character character = look(at_);
    switch (character.kind) {
        case CharacterKind::Letter:
        case CharacterKind::Digit:
        case CharacterKind::Mark:
            return read_word();
        case CharacterKind::Single:
            return read_single(character);
        case CharacterKind::Parts:
            return read_parts(character);
        case CharacterKind::Symbol:
            emit(character.folded, at_, at_ + character.length);
            break;
        default:
            break;
    }
    at_ += character.length;
}

/// True when there was one. An ampersand may begin an apostrophe.
bool WordReader::skip_separators() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '&' &&
           ascii_kind(text_[at_]) == CharacterKind::Separator) {
        ++at_;
    }
    return at_ > begin;
}

/// Nine words in ten are ASCII letters with a separator after them: no rule is about them, and
/// they are read four times faster than by extending a word. False, with nothing read, for others.
bool WordReader::read_plain_word() {
    const std::size_t limit = std::min(text_.size(), at_ + longest_form_bytes);
    std::size_t end = at_;
    while (end < limit && ascii_kind(text_[end]) == CharacterKind::Letter)
        ++end;
    if (end == at_ || end == limit) return false;
    const char after = text_[end];
    const bool may_go_on = ascii_kind(after) != CharacterKind::Separator || after == '&' ||
                           (after == '.' && end - at_ == 1);
    if (may_go_on) return false;
    const std::string_view printed = text_.substr(at_, end - at_);
    Word& word = next_word(at_, end);
    word.form = printed;
    // Setting this bit makes every ASCII letter a small one.
    for (char& letter : word.form)
        letter = static_cast<char>(letter | 0x20);
    if (printed == "US") countries_.push_back(count_ - 1);
    at_ = end;
    return true;
}

Word& WordReader::next_word(std::size_t begin, std::size_t end) {
    if (count_ == words_.size()) words_.emplace_back();
    Word& word = words_[count_++];
    word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return word;
}

void WordReader::restart_word() {
    form_.clear();
    apostrophes_.clear();
    begin_ = end_ = at_;
    number_end_ = 0;
    is_number_ = true;
    has_joined_ = false;
    needs_composing_ = false;
}

void WordReader::read_word() {
    restart_word();
    while (extend_word()) {
    }
    if (!finish_acronym()) finish_word();
    // What follows the last counted character (an apostrophe, a soft hyphen) is no word's.
    at_ = std::max(at_, end_);
}

/// Takes as much as is plain, then one character that is not; false at the word's end.
bool WordReader::extend_word() {
    if (is_number_) take_digits();
    take_ascii();
    if (at_ >= text_.size() || form_.size() >= longest_form_bytes) return false;
    const Character character = look(at_);
    switch (character.kind) {
        case CharacterKind::Letter:
        case CharacterKind::Digit:
        case CharacterKind::Mark:
            return extend_with(character);
        case CharacterKind::Apostrophe:
            return extend_over_apostrophe(character);
        case CharacterKind::Accent:
            combine_accent(form_, character.code);
            at_ += character.length;
            end_ = at_;
            return true;
        case CharacterKind::Ignored:
            at_ += character.length;
            return true;
        default:
            return false;
    }
}

bool WordReader::extend_with(const Character& character) {
    if (form_.size() + character.folded.size() > longest_form_bytes) return false;
    if (character.kind != CharacterKind::Digit) note_first_letter(at_);
    needs_composing_ |= character.kind == CharacterKind::Mark || is_conjoining(character.code);
    form_ += character.folded;
    at_ += character.length;
    end_ = at_;
    return true;
}

bool WordReader::extend_over_apostrophe(const Character& apostrophe) {
    std::size_t next = at_ + apostrophe.length;
    Character following = look(next);
    while (following.kind == CharacterKind::Ignored) {
        next += following.length;
        following = look(next);
    }
    const bool is_inside =
        following.kind == CharacterKind::Letter || following.kind == CharacterKind::Digit;
    if (!is_inside || form_.size() + 1 + following.folded.size() > longest_form_bytes) return false;
    apostrophes_.push_back({form_.size(), at_, next});
    note_first_letter(at_);
    form_ += '\'';
    at_ = next;
    return true;
}

void WordReader::take_ascii() {
    const std::size_t room = longest_form_bytes - form_.size();
    const std::size_t limit = std::min(text_.size(), at_ + room);
    std::size_t at = at_;
    while (at < limit && is_ascii(text_[at])) {
        const std::size_t code = index_of(text_[at]);
        if (ascii.kinds[code] != CharacterKind::Letter &&
            ascii.kinds[code] != CharacterKind::Digit) {
            break;
        }
        form_ += ascii.lower[code];
        ++at;
    }
    if (at == at_) return;
    note_first_letter(at_);
    at_ = end_ = at;
}

void WordReader::note_first_letter(std::size_t at) {
    if (!is_number_) return;
    // take_digits() has run: the form now contains the whole number.
    is_number_ = false;
    if (at == begin_) return;
    number_end_offset_ = at;
}

void WordReader::take_digits() {
    const std::size_t limit = std::min(text_.size(), at_ + longest_form_bytes - form_.size());
    // Not beyond the limit: a text of nothing but digits would be read again for each word.
    const std::size_t end = end_of_digits(text_.substr(0, limit), at_);
    form_ += text_.substr(at_, end - at_);
    if (end > at_) end_ = end;
    at_ = end;
    number_end_ = form_.size();
    if (has_joined_ || form_.empty()) return;
    has_joined_ = true;
    if (rules_.groups_digits_with_points) join_groups('.');
    join_groups(',');
    join_decimals();
    number_end_ = form_.size();
}

/// `28.01.2022` must not end in a decimal, nor `1,2,300` in a group.
bool WordReader::is_after_digit_and(char mark) const {
    return begin_ >= 2 && text_[begin_ - 1] == mark && is_digit(text_[begin_ - 2]);
}

std::size_t WordReader::end_of_groups(char mark) const {
    constexpr std::size_t group = 3;
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == mark && has_digit_at(text_, at + 1)) {
        if (end_of_digits(text_, at + 1) != at + 1 + group) return at_;
        at += 1 + group;
    }
    return at;
}

void WordReader::join_groups(char mark) {
    constexpr std::size_t longest_first_group = 3;
    constexpr std::size_t longest_number = 64;
    if (form_.size() > longest_first_group || is_after_digit_and(mark)) return;
    const std::size_t end = end_of_groups(mark);
    if (end - at_ > longest_number) return;
    for (; at_ < end; ++at_) {
        if (text_[at_] != mark) form_ += text_[at_];
    }
    end_ = at_;
}

void WordReader::join_decimals() {
    if (at_ >= text_.size() || text_[at_] != '.' || !has_digit_at(text_, at_ + 1)) return;
    const std::size_t end = end_of_digits(text_, at_ + 1);
    const bool goes_on = end < text_.size() && text_[end] == '.' && has_digit_at(text_, end + 1);
    const bool is_too_long = form_.size() + (end - at_) > longest_form_bytes;
    if (goes_on || is_too_long || is_after_digit_and('.')) return;
    form_ += text_.substr(at_, end - at_);
    at_ = end_ = end;
}

void WordReader::read_single(const Character& first) {
    restart_word();
    form_ = first.folded;
    at_ += first.length;
    end_ = at_;
    for (Character next = look(at_); at_ < text_.size(); next = look(at_)) {
        const bool has_room = form_.size() + next.folded.size() <= longest_form_bytes;
        const bool belongs = next.kind == CharacterKind::Mark ||
                             next.kind == CharacterKind::Accent ||
                             next.kind == CharacterKind::Ignored;
        if (!belongs || !has_room) break;
        form_ += next.folded;
        needs_composing_ |= next.kind == CharacterKind::Mark;
        at_ += next.length;
        if (next.kind != CharacterKind::Ignored) end_ = at_;
    }
    emit(form_, begin_, end_);
}

/// `½` is 1 and 2, as `1/2` is; each has the whole character's span.
void WordReader::read_parts(const Character& character) {
    std::vector<Word> parts;
    const std::string folded{character.folded};
    WordReader{table_, rules_, folded, parts}.read();
    for (const Word& part : parts) {
        emit(part.form, at_, at_ + character.length);
    }
    at_ += character.length;
}

void WordReader::emit(std::string_view form, std::size_t begin, std::size_t end) {
    Word& word = next_word(begin, end);
    if (needs_composing_) {
        word.form = compose(form);
    } else {
        word.form = form;
    }
    if (may_be_country(form, begin, end)) countries_.push_back(count_ - 1);
}

bool WordReader::may_be_country(std::string_view form, std::size_t begin, std::size_t end) const {
    return form == "us" && text_.substr(begin, end - begin) == "US";
}

void WordReader::tell_countries() {
    for (const std::size_t place : countries_) {
        if (is_united_states(text_, {words_.data(), count_}, place)) {
            words_[place].form = united_states;
        }
    }
}

}  // namespace onrecord::schema
