// SPDX-License-Identifier: GPL-3.0-or-later
// How a word ends once its characters are read: elisions, possessives, units and acronyms.
#include "schema/words/us_country.hpp"
#include "schema/words/word_reader.hpp"
#include "schema/words/word_tables.hpp"

namespace onrecord::schema {
namespace {

bool is_word_kind(CharacterKind kind) {
    return kind == CharacterKind::Letter || kind == CharacterKind::Digit ||
           kind == CharacterKind::Mark;
}

}  // namespace

void WordReader::finish_word() {
    const std::size_t form_begin = cut_elisions();
    cut_possessive(form_begin);
    if (finish_with_unit(form_begin, begin_)) return;
    emit(std::string_view{form_}.substr(form_begin), begin_, end_);
}

/// Emits `l` of `l'ukraine`; where the rest begins in form_, with begin_ moved to it.
std::size_t WordReader::cut_elisions() {
    std::size_t form_begin = 0;
    std::size_t cut = 0;
    for (const Apostrophe& apostrophe : apostrophes_) {
        const std::string_view rest = std::string_view{form_}.substr(apostrophe.form_offset + 1);
        const std::string_view head =
            std::string_view{form_}.substr(form_begin, apostrophe.form_offset - form_begin);
        if (rest == "s" || rest.starts_with("s'") || !contains(elisions, head)) break;
        emit(head, begin_, apostrophe.begin);
        form_begin = apostrophe.form_offset + 1;
        begin_ = apostrophe.end;
        ++cut;
    }
    apostrophes_.erase(apostrophes_.begin(),
                       apostrophes_.begin() + static_cast<std::ptrdiff_t>(cut));
    return form_begin;
}

void WordReader::cut_possessive(std::size_t form_begin) {
    while (!apostrophes_.empty()) {
        const Apostrophe last = apostrophes_.back();
        const std::string_view form = std::string_view{form_}.substr(form_begin);
        if (!form.ends_with("'s") || contains(whole_with_s, form)) return;
        form_.resize(last.form_offset);
        end_ = last.begin;
        apostrophes_.pop_back();
    }
}

bool WordReader::finish_with_unit(std::size_t form_begin, std::size_t begin) {
    if (form_begin != 0 || is_number_ || number_end_ == 0 || number_end_ >= form_.size()) {
        return false;
    }
    const std::string_view form = form_;
    if (!contains(units, form.substr(number_end_))) return false;
    emit(form.substr(0, number_end_), begin, number_end_offset_);
    emit(form.substr(number_end_), number_end_offset_, end_);
    return true;
}

bool WordReader::is_one_letter() const {
    if (form_.empty() || is_number_ || end_ != at_ || needs_composing_) return false;
    return decode_character(form_, 0).length == form_.size();
}

/// `U.K.` is uk, `e.g.` is eg, and `U.S.` u.s., lest it be the word us.
bool WordReader::finish_acronym() {
    if (!is_one_letter()) return false;
    const std::size_t one_letter = form_.size();
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == '.') {
        const Character letter = look(at + 1);
        const Character after = look(at + 1 + letter.length);
        const bool is_letter = letter.kind == CharacterKind::Letter &&
                               decode_character(letter.folded, 0).length == letter.folded.size();
        if (!is_letter || is_word_kind(after.kind) || after.kind == CharacterKind::Accent) break;
        if (form_.size() + letter.folded.size() > longest_form_bytes) break;
        form_ += letter.folded;
        needs_composing_ |= is_conjoining(letter.code);
        at += 1 + letter.length;
    }
    if (form_.size() == one_letter) return false;
    if (at < text_.size() && text_[at] == '.') ++at;
    emit(form_ == "us" ? united_states : std::string_view{form_}, begin_, at);
    at_ = end_ = skip_possessive(at);
    return true;
}

/// Past the 's of `U.S.'s`, whose point has ended the word before it.
std::size_t WordReader::skip_possessive(std::size_t at) {
    const Character apostrophe = look(at);
    const Character s = look(at + apostrophe.length);
    if (apostrophe.kind != CharacterKind::Apostrophe || s.folded != "s") return at;
    const std::size_t end = at + apostrophe.length + s.length;
    return is_word_kind(look(end).kind) ? at : end;
}

}  // namespace onrecord::schema
