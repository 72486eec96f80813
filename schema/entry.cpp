// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entry.hpp"

#include "schema/sha256.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace onrecord::schema {
namespace {

constexpr std::size_t longest_slug_bytes = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::optional<unsigned> hex_value(char c) {
    if (is_digit(c)) return static_cast<unsigned>(c - '0');
    const char small = lower(c);
    if (small >= 'a' && small <= 'f') return static_cast<unsigned>(small - 'a' + 10);
    return std::nullopt;
}

/// `%D0%B4` as the bytes it stands for; a stray percent sign stays.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = i + 2 < text.size() ? hex_value(text[i + 1]) : std::nullopt;
        const auto low = i + 2 < text.size() ? hex_value(text[i + 2]) : std::nullopt;
        if (text[i] == '%' && high && low) {
            decoded += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

/// The last part of a URL's path, without `.html`; empty when the path is.
std::string last_path_part(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
        url.remove_prefix(scheme + 3);
        url.remove_prefix(std::min(url.find('/'), url.size()));
    }
    while (url.ends_with('/')) {
        url.remove_suffix(1);
    }
    if (const auto slash = url.rfind('/'); slash != std::string_view::npos) {
        url.remove_prefix(slash + 1);
    }
    for (const std::string_view ending : {".html", ".htm", ".amp"}) {
        if (url.ends_with(ending)) url.remove_suffix(ending.size());
    }
    return percent_decoded(url);
}

/// How many bytes of a letter stand at the head of `text` that is no ASCII: everything in UTF-8 but
/// Latin-1's signs (C2) and the punctuation blocks U+2000-U+2FFF (E2) and U+3000-U+303F (E3 80).
std::size_t letter_bytes(std::string_view text) {
    const auto head = static_cast<unsigned char>(text.front());
    const std::size_t length = head >= 0xF0U ? 4 : head >= 0xE0U ? 3 : 2;
    if (head < 0xC3U || head == 0xE2U || head > 0xF4U || length > text.size()) return 0;
    if (text.starts_with("\xE3\x80")) return 0;
    const auto tail = text.substr(1, length - 1);
    return std::all_of(tail.begin(), tail.end(), is_tail) ? length : 0;
}

// Not by the Analyzer: its rules may change with a version, an identity may not.
std::string slug(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const char c = text.front();
        std::size_t taken = 1;
        if (is_digit(c) || is_ascii_letter(c)) {
            made += lower(c);
        } else if (const std::size_t letter = letter_bytes(text); letter > 0) {
            made += text.substr(0, letter);
            taken = letter;
        } else if (!made.empty() && made.back() != '-') {
            made += '-';
        }
        text.remove_prefix(taken);
    }
    if (made.ends_with('-')) made.pop_back();
    return made;
}

/// A slug of at most 100 bytes; a longer one ends in a digest of the whole, so that two long
/// titles with the same head stay two.
std::string bounded_slug(std::string_view text) {
    std::string whole = slug(text);
    if (whole.size() <= longest_slug_bytes) return whole;
    std::size_t end = longest_slug_bytes - 13;
    while (end > 0 && is_tail(whole[end])) {
        --end;
    }
    return whole.substr(0, end) + '-' + sha256(whole).substr(0, 12);
}

/// Each part is preceded by its length, so that no two lists of parts give the same bytes.
void add_part(Sha256& digest, std::string_view part) {
    digest.add(std::to_string(part.size())).add(":").add(part);
}

}  // namespace

std::string entry_id(std::string_view outlet, std::string_view liveblog, std::string_view local) {
    constexpr std::string_view zero{"\0", 1};
    Sha256 digest;
    for (const std::string_view part : {outlet, liveblog, local}) {
        digest.add(part).add(zero);
    }
    return digest.finish().substr(0, 32);
}

std::string to_string(const CaptureDigest& capture) {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    if (!capture.is_known()) return {};
    std::string text;
    text.reserve(2 * capture.bytes.size());
    for (const std::uint8_t byte : capture.bytes) {
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 15U];
    }
    return text;
}

CaptureDigest capture_digest(std::string_view hex) {
    CaptureDigest capture;
    if (hex.size() != 2 * capture.bytes.size()) return {};
    for (std::size_t i = 0; i < capture.bytes.size(); ++i) {
        const auto high = hex_value(hex[2 * i]);
        const auto low = hex_value(hex[2 * i + 1]);
        if (!high || !low) return {};
        capture.bytes.at(i) = static_cast<std::uint8_t>(*high * 16 + *low);
    }
    return capture;
}

bool is_web_address(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        const bool fits =
            address.size() > scheme.size() &&
            std::equal(scheme.begin(), scheme.end(), address.begin(), [](char one, char other) {
                return one ==
                       (other >= 'A' && other <= 'Z' ? static_cast<char>(other | 0x20) : other);
            });
        if (fits) return true;
    }
    return false;
}

std::string_view shown_address(const Entry& entry) {
    const std::string& address = entry.url.empty() ? entry.liveblog_url : entry.url;
    return is_web_address(address) ? std::string_view{address} : std::string_view{};
}

std::string liveblog_id(std::string_view outlet, std::string_view url, std::string_view title) {
    std::string outlet_slug = bounded_slug(outlet);
    if (outlet_slug.empty()) outlet_slug = "unknown";
    std::string own = bounded_slug(last_path_part(url));
    if (own.empty()) own = bounded_slug(title);
    if (own.empty()) own = "untitled";
    return outlet_slug + '/' + own;
}

std::string words_digest(const Entry& entry) {
    Sha256 digest;
    add_part(digest, entry.title);
    add_part(digest, entry.text);
    for (const TypedQuote& quote : entry.typed_quotes) {
        add_part(digest, std::to_string(quote.span.begin));
        add_part(digest, std::to_string(quote.span.end));
        add_part(digest, quote.speaker);
    }
    return digest.finish();
}

std::string_view name_of(Stance stance) {
    constexpr std::string_view names[] = {"said", "denied", "hypothetical", "fake", "question"};
    return names[static_cast<std::size_t>(stance)];
}

std::string_view name_of(EntryKind kind) {
    return kind == EntryKind::Primary ? "primary" : "outlet";
}

std::string_view name_of(CorrectionKind kind) {
    return kind == CorrectionKind::TheOutlet ? "the-outlet" : "our-reading";
}

}  // namespace onrecord::schema
