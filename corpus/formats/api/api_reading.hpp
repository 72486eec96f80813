// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/api/forms.hpp"
#include "corpus/formats/intake.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::api {

/// Reads documents of one form: a whole answer, or line by line one item each. What the Outlet has
/// taken back comes in with its words, where they are there, and as withdrawn; what was never
/// published, or repeats others, is counted.
class ApiReading {
public:
    ApiReading(const Form& form, Intake& intake);

    void read(const Element& document, const Place& place);
    /// To be called once, after the last document: tells what was left out.
    void finish();

private:
    /// One version of an item on its way.
    struct Draft {
        schema::Entry entry;
        Origin origin;
        bool is_withdrawn = false;
        bool is_overtaken = false;  ///< A later version of it is in the same document.
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
    std::vector<Draft> drafts_;  ///< Of the Liveblog that is being read.
    bool is_refused_ = false;    ///< Nobody says who publishes it: told once.
    std::uint64_t items_ = 0;
    std::uint64_t left_out_ = 0;
    std::uint64_t withdrawn_ = 0;
    std::uint64_t wordless_ = 0;
};

}  // namespace onrecord::corpus::formats::api
