// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/api/forms.hpp"
#include "corpus/formats/intake.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::api {

/// Reads documents of one form: a whole response, or one item per line. Withdrawn items are
/// imported with their words, if present, and marked as withdrawn; items that were never published,
/// or repeat others, are counted.
class ApiReading {
public:
    ApiReading(const Form& form, Intake& intake);

    void read(const Element& document, const Place& place);
    /// Call once, after the last document: reports what was left out.
    void finish();

private:
    /// One version of an item.
    struct Draft {
        schema::Entry entry;
        Origin origin;
        bool is_withdrawn = false;
        bool is_overtaken = false;  ///< The same document has a later version of it.
    };

    void read_liveblog(const Element& liveblog, const Place& place);
    void add_item(const Element& item, const schema::Entry& liveblog, const Origin& origin);
    void fill(schema::Entry& entry, const Element& item) const;
    html::Text body_of(const Element& item) const;
    void share_liveblog();
    void settle_versions();
    void hand_on(Draft& draft);
    void tell_items();
    void tell_withdrawn();

    const Form* form_;
    Intake* intake_;
    std::vector<Draft> drafts_;  ///< Of the current Liveblog.
    bool is_refused_ = false;    ///< No Outlet is known; reported once.
    std::uint64_t items_ = 0;
    std::uint64_t left_out_ = 0;
    std::uint64_t withdrawn_ = 0;
    std::uint64_t wordless_ = 0;
};

}  // namespace onrecord::corpus::formats::api
