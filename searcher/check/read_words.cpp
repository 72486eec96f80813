// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/read_words.hpp"

#include <algorithm>

namespace onrecord::searcher::check {

const std::string* ReadWords::phrase(std::size_t at,
                                     std::size_t count,
                                     WordClass word_class) const {
    if (at + count > words_.size() || !has(at, word_bits::phrase)) return nullptr;
    std::string joined = words_[at].form;
    for (std::size_t i = at + 1; i < at + count; ++i) {
        if (!is_beside(i - 1)) return nullptr;
        joined += '_' + words_[i].form;
    }
    return lexicon_.words().find(word_class, joined);
}

bool ReadWords::is_digits(std::size_t at) const {
    if (!has(at, word_bits::digit)) return false;
    const std::string_view form = words_[at].form;
    return form.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::ranges::count(form, '.') <= 1;
}

}  // namespace onrecord::searcher::check
