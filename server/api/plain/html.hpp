// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

// Writes HTML in which foreign words can only ever be text: every text and every attribute is
// escaped on its way in, and no method takes markup from outside but raw(), which is given what
// this writer made.
namespace onrecord::server::api::plain {

/// `&`, `<`, `>` and both quotation marks as references: right in texts and in attributes.
std::string escaped(std::string_view text);

/// A value of an address, percent-encoded (RFC 3986's unreserved characters stay).
std::string encoded(std::string_view text);

/// The address, when it may be followed: http or https; else empty.
std::string_view safe_link(std::string_view address);

class Html {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Attributes without a value are left out.
    Html& open(std::string_view tag, Attributes attributes = {});
    Html& close(std::string_view tag);
    Html& text(std::string_view text);
    /// An element with text alone; nothing when the text is empty.
    Html& element(std::string_view tag, Attributes attributes, std::string_view text);
    /// A text of this server with its marks of a comparison, `[-print-] {+paste+}`, as elements.
    Html& drawn(std::string_view text);
    Html& raw(std::string_view html);
    std::string take() { return std::move(html_); }

private:
    std::string html_;
};

}  // namespace onrecord::server::api::plain
