// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/utf16.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Code units of the character whose first byte this is; none for a byte that continues one.
std::size_t units_of(char byte) {
    if (continues(byte)) return 0;
    return static_cast<unsigned char>(byte) >= 0xF0U ? 2 : 1;
}

/// Counts code units, going on from where it was.
class Walk {
public:
    explicit Walk(std::string_view text) : text_{text} {}
    std::size_t to(std::size_t offset) {
        const std::size_t end = std::min(offset, text_.size());
        for (; at_ < end; ++at_) {
            units_ += units_of(text_[at_]);
        }
        return units_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t units_ = 0;
};

/// Within a character: back to where it begins.
std::size_t begin_of_character(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() && continues(text[offset])) {
        --offset;
    }
    return offset;
}

/// Whether `text` begins with a well-formed character of `length` bytes (RFC 3629).
bool is_character(std::string_view text, std::size_t length) {
    if (length == 0 || text.size() < length) return false;
    if (!std::ranges::all_of(text.substr(1, length - 1), continues)) return false;
    if (length < 3) return true;
    const auto lead = static_cast<unsigned char>(text[0]);
    const auto second = static_cast<unsigned char>(text[1]);
    if (lead == 0xE0) return second >= 0xA0;
    if (lead == 0xED) return second < 0xA0;
    if (lead == 0xF0) return second >= 0x90;
    return lead != 0xF4 || second < 0x90;
}

std::size_t expected_length(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

}  // namespace

std::size_t utf16_offset(std::string_view text, std::size_t offset) {
    return Walk{text}.to(begin_of_character(text, offset));
}

std::size_t Utf16Places::offset(std::size_t byte) {
    const std::size_t end = std::min(begin_of_character(text_, byte), text_.size());
    while (units_.size() <= end / step) {
        const auto piece = text_.substr((units_.size() - 1) * step, step);
        units_.push_back(units_.back() + Walk{piece}.to(step));
    }
    const std::size_t known = end / step;
    return units_[known] + Walk{text_.substr(known * step)}.to(end - known * step);
}

std::vector<schema::Span> utf16_spans(std::string_view text,
                                      const std::vector<schema::Span>& spans) {
    Walk walk{text};
    std::vector<schema::Span> converted;
    converted.reserve(spans.size());
    for (const schema::Span span : spans) {
        const auto begin = static_cast<std::uint32_t>(walk.to(span.begin));
        converted.push_back({begin, static_cast<std::uint32_t>(walk.to(span.end))});
    }
    return converted;
}

std::string well_formed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = expected_length(text.front());
        const bool is_good = is_character(text, length);
        out += is_good ? text.substr(0, length) : replacement;
        text.remove_prefix(is_good ? length : 1);
    }
    return out;
}

}  // namespace onrecord::searcher
