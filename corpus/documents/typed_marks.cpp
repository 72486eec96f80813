// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/documents/typed_marks.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace onrecord::corpus::documents {
namespace {

constexpr std::string_view opening = "\xE2\x80\x9C";
constexpr std::string_view closing = "\xE2\x80\x9D";
constexpr std::string_view dash = "\xE2\x80\x94";
constexpr std::string_view dashes[] = {
    "---", "--", "\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x80\x92"};

bool is_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
}

class Marks {
public:
    explicit Marks(std::string_view text) : text_{text} {}

    std::string read() {
        for (std::size_t at = 0; at < text_.size();) {
            at = text_[at] == '`' ? read_opening(at) : read_other(at);
            if (at == closes_at_) at = read_closing(at);
        }
        return std::move(made_);
    }

private:
    char at_or_blank(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }

    std::size_t run(std::size_t at, char of) const {
        return std::min(text_.find_first_not_of(of, at), text_.size()) - at;
    }

    std::size_t read_opening(std::size_t at) {
        const std::size_t length = run(at, '`');
        const bool is_open = closes_at_ != none;
        const bool begins_word = (at == 0 || !is_letter(text_[at - 1])) &&
                                 at_or_blank(at + length) != ' ' && length <= 2;
        const std::size_t close =
            begins_word && !is_open ? closing_of(at + length, length) : std::string_view::npos;
        if (close == std::string_view::npos) {
            made_ += text_.substr(at, length);
        } else {
            made_ += opening;
            closes_at_ = close;
        }
        return at + length;
    }

    std::size_t read_closing(std::size_t at) {
        made_ += closing;
        closes_at_ = none;
        return at + std::min<std::size_t>(run(at, '\''), 2);
    }

    /// Each look ends at the next mark of its own kind, so that all together read the text once.
    std::size_t closing_of(std::size_t from, std::size_t length) const {
        for (std::size_t at = from; at < text_.size(); ++at) {
            if (text_[at] == '`') {
                const std::size_t other = run(at, '`');
                if (other >= length) return std::string_view::npos;
                at += other - 1;
            } else if (text_[at] == '\'') {
                const std::size_t marks = run(at, '\'');
                const bool ends_word = !is_letter(at_or_blank(at + marks));
                if (marks == 2 || (marks == 1 && length == 1 && ends_word)) return at;
                at += marks - 1;
            }
        }
        return std::string_view::npos;
    }

    std::size_t read_other(std::size_t at) {
        const std::size_t hyphens = run(at, '-');
        if (hyphens == 2 || hyphens == 3) {
            const bool is_apart = at == 0 || !is_letter(text_[at - 1]);
            const bool is_dash = is_apart && at_or_blank(at + hyphens) == ' ';
            made_ += is_dash ? dash : text_.substr(at, hyphens);
            return at + hyphens;
        }
        const std::size_t length = std::max<std::size_t>(hyphens, 1);
        made_ += text_.substr(at, length);
        return at + length;
    }

    static constexpr std::size_t none = std::string_view::npos;
    std::string_view text_;
    std::string made_;
    std::size_t closes_at_ = none;
};

std::string_view without_dash(std::string_view line) {
    for (const std::string_view mark : dashes) {
        if (line.starts_with(mark)) return line.substr(mark.size());
    }
    return {};
}

bool is_capital(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    return std::isupper(first) != 0 || first >= 0xC3;
}

}  // namespace

std::string with_printed_marks(std::string_view paragraph) {
    const bool has_any = paragraph.find('`') != std::string_view::npos ||
                         paragraph.find("--") != std::string_view::npos;
    return has_any ? Marks{paragraph}.read() : std::string{paragraph};
}

void print_marks(std::string& text, std::vector<schema::TypedQuote>& set_apart) {
    std::vector<std::uint32_t*> bounds;
    for (schema::TypedQuote& quote : set_apart)
        bounds.insert(bounds.end(), {&quote.span.begin, &quote.span.end});
    std::ranges::sort(bounds, {}, [](const std::uint32_t* bound) { return *bound; });
    auto bound = bounds.begin();
    std::string made;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        const std::size_t next = std::min(end + 2, text.size());
        const auto last = std::find_if(
            bound, bounds.end(), [next](const std::uint32_t* at) { return *at >= next; });
        const bool is_cut = std::any_of(
            bound, last, [&](const std::uint32_t* at) { return *at > begin && *at < end; });
        const std::string_view paragraph = std::string_view{text}.substr(begin, end - begin);
        const std::string printed = is_cut ? std::string{paragraph} : with_printed_marks(paragraph);
        for (; bound != last; ++bound) {
            const std::size_t within = **bound - begin;
            const std::size_t moved =
                within < paragraph.size() ? within : within - paragraph.size() + printed.size();
            **bound = static_cast<std::uint32_t>(made.size() + moved);
        }
        made += printed;
        made += text.substr(end, next - end);
        begin = next;
    }
    for (; bound != bounds.end(); ++bound)
        **bound = static_cast<std::uint32_t>(made.size());
    text = std::move(made);
}

std::string_view signed_name(std::string_view line) {
    constexpr std::size_t longest = 120;  // A longer line says more than a name and an office.
    if (line.size() > longest || line.find_first_of(".!?", line.size() - 1) != line.npos) return {};
    std::string_view name = without_dash(line);
    name = name.substr(0, name.find_first_of(",;(:/|"));
    const std::size_t begin = name.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    name = name.substr(begin, name.find_last_not_of(' ') + 1 - begin);
    const std::size_t last = name.rfind(' ');
    constexpr std::ptrdiff_t most_blanks = 4;
    const bool is_name = !name.empty() && last != std::string_view::npos && is_capital(name) &&
                         is_capital(name.substr(last + 1)) &&
                         std::ranges::count(name, ' ') <= most_blanks;
    return is_name ? name : std::string_view{};
}

}  // namespace onrecord::corpus::documents
